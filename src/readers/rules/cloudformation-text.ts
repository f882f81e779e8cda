import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { isNull } from './node-values.ts';
import type { RuleFile } from './rule-file.ts';

/** What a template says where a text belongs. */
export interface TemplateValue {
  /** As far as the template tells: `${AWS::StackName}-cpu`. */
  value: string;
  /** First written text of it. */
  node: Scalar;
  /** Whether the whole text is in one place: a text, or the text of `!Sub`. */
  isWhole: boolean;
}

/**
 * Text of a value of CloudFormation, with its functions as words: `!Ref Web` and `!GetAtt Web.Arn` are `${Web}` and
 * `${Web.Arn}`, as `!Sub` writes them. Of `!If`, the branch that holds a link, else the first. Undefined for functions
 * that only a stack can answer, and for what is no text.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function readValue(file: RuleFile, value: unknown): TemplateValue | undefined {
  const node = file.nodes.follow(value);
  if (isScalar(node)) return node.tag ? ofFunction(file, shortName(node.tag), node) : ofText(file, node);
  if (isSeq(node)) return node.tag ? ofFunction(file, shortName(node.tag), node) : undefined;
  if (!isMap(node)) return undefined;
  const [name, argument] = onlyEntry(file, node);
  return name === undefined ? undefined : ofFunction(file, name.replace(/^Fn::/, ''), argument);
}

/** Whether a function makes this value, so that what it is cannot be told. */
export function isFunction(file: RuleFile, value: unknown): boolean {
  const node = file.nodes.follow(value);
  return (
    Boolean(node?.tag?.startsWith('!')) ||
    (isMap(node) && /^(?:Ref|Condition|Fn::.*)$/.test(onlyEntry(file, node)[0] ?? ''))
  );
}

function shortName(tag: string): string {
  return tag.replace(/^!/, '');
}

function onlyEntry(file: RuleFile, node: Node): [name: string | undefined, argument: Node | null] {
  const entries = [...(file.peekFields(node) ?? [])];
  const [name, entry] = entries[0] ?? [];
  return entries.length === 1 ? [name, file.nodes.follow(entry!.value)] : [undefined, null];
}

function ofText(
  file: RuleFile,
  node: Scalar,
  around: [before: string, after: string] = ['', ''],
): TemplateValue | undefined {
  if (isNull(node)) return undefined;
  const text = file.text.restore(String(node.value));
  return { value: `${around[0]}${text}${around[1]}`, node, isWhole: around[0] === '' };
}

function ofFunction(file: RuleFile, name: string, argument: Node | null): TemplateValue | undefined {
  const items = file.peekItems(argument).map((item) => file.nodes.follow(item));
  const [first, second, third] = items;
  switch (name) {
    case 'Ref':
      return isScalar(argument) ? ofText(file, argument, ['${', '}']) : undefined;
    case 'GetAtt':
      if (isScalar(argument)) return ofText(file, argument, ['${', '}']);
      return isScalar(first) ? ofText(file, first, ['${', `.${file.peekText(second) ?? ''}}`]) : undefined;
    case 'Sub': {
      const text = isSeq(argument) ? first : argument;
      return isScalar(text) ? ofText(file, text) : undefined;
    }
    case 'If':
      return [second, third]
        .map((branch) => readValue(file, branch))
        .toSorted((a, b) => Number(hasLink(b)) - Number(hasLink(a)))[0];
    case 'Join':
      return joined(file, file.peekText(first) ?? '', file.peekItems(second));
    default:
      return undefined;
  }
}

function hasLink(value: TemplateValue | undefined): boolean {
  return value?.value.includes('://') ?? false;
}

/** Longest text that is joined, in UTF-16 units: aliases can make one of any length. */
const longestJoined = 100_000;

function joined(file: RuleFile, separator: string, items: Node[]): TemplateValue | undefined {
  const parts = items.map((item) => readValue(file, item));
  const node = parts.find((part) => part !== undefined)?.node;
  const length = parts.reduce((sum, part) => sum + separator.length + (part?.value.length ?? 3), 0);
  if (!node || length > longestJoined) return undefined;
  return { value: parts.map((part) => part?.value ?? '${}').join(separator), node, isWhole: false };
}
