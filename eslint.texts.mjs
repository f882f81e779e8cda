/** Attributes that people read or hear. */
const spokenAttributes = new Set(['aria-label', 'alt', 'title', 'placeholder', 'label', 'caption', 'summary', 'abbr']);

/** Attributes and properties whose value is for the machine, though it may look like words. */
const technicalNames = new Set(['class', 'class:list', 'className', 'content', 'd', 'key', 'media', 'viewBox']);

/** Elements that hold no words of ours: what people type, and styles. */
const technicalElements = new Set(['code', 'Style']);

/** The name of the program is the same in every language. */
const brand = 'Alertbook';

/** Functions whose arguments nobody reads: selectors, names of events and patterns. */
const technicalCalls =
  /^(?:addEventListener|closest|getEntriesByType|has|matches|matchMedia|querySelector(?:All)?|replace|textWithout)$/;

/**
 * Keeps what the site says in `src/texts/`, where it is changed and translated: no text of an element, no label and no
 * sentence is written where it is used. What a programmer reads, such as the message of an error, is none.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const texts = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node, text) =>
      context.report({
        node,
        message: `\`${text.trim().replace(/\s+/g, ' ').slice(0, 60)}\` is a text of the site: it belongs to a table in src/texts/.`,
      });

    function judge(node, text) {
      if (!/\p{L}/u.test(text) || text === brand || isTechnical(node)) return;
      if (isShown(node) || readsLikeText(text)) report(node, text);
    }

    return {
      JSXText(node) {
        if (/\p{L}/u.test(node.value) && !isInTechnicalElement(node)) report(node, node.value);
      },
      Literal(node) {
        if (typeof node.value === 'string') judge(node, node.value);
      },
      TemplateLiteral(node) {
        judge(node, node.quasis.map(({ value }) => value.cooked).join('…'));
      },
    };
  },
};

/** A capital and small letters, such as `Close`, or two words. */
function readsLikeText(text) {
  return /^\s*\p{Lu}\p{Ll}+/u.test(text) || /(?:^|[\s…“(])\p{L}{2,}[,;:.]?[\s…]+(?:\p{L}|…|$)/u.test(text.trimEnd());
}

/** Whether the value of an expression is put on the page: in an element, an attribute that people hear, or by a script. */
function isShown(node) {
  const { parent } = outermost(node);
  switch (parent.type) {
    case 'JSXExpressionContainer':
      return parent.parent.type === 'JSXAttribute' ? isSpoken(parent.parent) : true;
    case 'JSXAttribute':
      return isSpoken(parent);
    case 'Property':
      return spokenAttributes.has(nameOf(parent.key));
    case 'AssignmentExpression':
      return /^(?:textContent|title|placeholder|ariaLabel)$/.test(nameOf(parent.left.property));
    case 'CallExpression':
      return nameOf(parent.callee) === 'element' && parent.arguments.indexOf(outermost(node)) > 1;
    default:
      return false;
  }
}

function isInTechnicalElement({ parent }) {
  return parent.type === 'JSXElement' && technicalElements.has(nameOf(parent.openingElement.name));
}

function isSpoken({ name }) {
  return spokenAttributes.has(nameOf(name));
}

/** Whether only a machine reads a value: an import, a type, something to compare with, a selector, an error. */
function isTechnical(node) {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'ExportNamedDeclaration':
        return inner === outer.source;
      case 'TSLiteralType':
      case 'SwitchCase':
        return inner === outer.test || outer.type === 'TSLiteralType';
      case 'BinaryExpression':
        return ['===', '!==', 'in'].includes(outer.operator);
      case 'MemberExpression':
        return inner === outer.property;
      case 'Property':
        return inner === outer.key || technicalNames.has(nameOf(outer.key));
      case 'JSXAttribute':
        return technicalNames.has(nameOf(outer.name));
      case 'AssignmentExpression':
        return technicalNames.has(nameOf(outer.left.property));
      case 'VariableDeclarator':
        return technicalNames.has(nameOf(outer.id));
      case 'NewExpression':
        return /Error$/.test(nameOf(outer.callee));
      case 'CallExpression':
        return inner !== outer.callee && technicalCalls.test(nameOf(outer.callee));
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'ArrayExpression':
      case 'TemplateLiteral':
        break;
      case 'JSXExpressionContainer':
        if (isInTechnicalElement(outer)) return true;
        break;
      default:
        return false;
    }
  }
  return false;
}

/** The expression of which a value is one outcome: `'a'` of `isOpen ? 'a' : 'b'`. */
function outermost(node) {
  const isOutcome = ({ parent }) =>
    (parent.type === 'ConditionalExpression' && parent.test !== node) || parent.type === 'LogicalExpression';
  let outcome = node;
  while (isOutcome(outcome)) outcome = outcome.parent;
  return outcome;
}

function nameOf(node) {
  if (!node) return '';
  if (node.type === 'JSXNamespacedName') return `${node.namespace.name}:${node.name.name}`;
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return String(node.name ?? node.value ?? '');
}
