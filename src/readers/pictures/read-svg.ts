import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import type { PictureProblem } from '../../model/catalogue/picture.ts';
import { decodeUtf8 } from '../decode-text.ts';
import { short } from './short.ts';
import { styleProblems } from './style-text.ts';
import { attributeProblem, isInertNamespace, isReference, svgElements, svgNamespace } from './svg-vocabulary.ts';

/** SVG files larger than this are not published, in bytes: one has to be read whole to be known. */
const largestSvg = 5 * 1_048_576;

/** Elements in each other, as no program draws them and as would take browsers long. */
const deepest = 256;

/** A file is told this many things at once: a picture that was made to harm may hold millions. */
const maxProblems = 20;

/** One text of a `<style>`: where it starts in the style, and in the file where it is written there as it is. */
interface StylePiece {
  start: number;
  offset: number | undefined;
}

/**
 * Why an SVG is not published; nothing for one that only draws. An SVG that is opened by its own address is a page of the
 * site's origin, so every element and attribute must be one that runs and fetches nothing. It is read as the XML that
 * browsers take it for, and what they might take for something else is refused.
 */
export function svgProblems(bytes: Uint8Array, file: string): PictureProblem[] {
  const format = (message: string, hint: string, at = { line: 1, column: 1 }): PictureProblem[] => [
    { kind: 'format', message, hint, at: { file, ...at } },
  ];
  if (bytes.length > largestSvg)
    return format(
      `The SVG has ${bytes.length} bytes, more than the ${largestSvg} that are read.`,
      'Save the picture as PNG.',
    );
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return new SvgReader(decoded.text, file).problems;
  const { message, ...place } = decoded.problem;
  return format(message, 'Save it as UTF-8.', place);
}

/** Ends the reading of a file: what follows is not looked at. */
class Stop extends Error {}

class SvgReader {
  readonly problems: PictureProblem[] = [];
  readonly #text: string;
  readonly #file: string;
  readonly #lineStarts: number[];
  readonly #parser = new SaxesParser({ xmlns: true });
  /** Elements below one that is refused: it goes with all that is in it. */
  #refusedDepth = 0;
  /** Names of the elements around what is read now. */
  readonly #open: string[] = [];
  #tagOffset = 0;
  #attributeOffsets: number[] = [];
  #attributesEnd = 0;
  #style: { css: string; pieces: StylePiece[] } | undefined;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
    this.#lineStarts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (end) => end.index + end[0].length)];
    const parser = this.#parser;
    parser.on('xmldecl', ({ version, encoding }) => this.#judgeDeclaration(version, encoding));
    parser.on('doctype', () =>
      this.#refuseBack(
        '<!DOCTYPE',
        'A picture has no DOCTYPE: it may name entities, which stand for other text.',
        'Delete the DOCTYPE: browsers draw the picture without it.',
      ),
    );
    parser.on('processinginstruction', ({ target }) =>
      this.#refuseBack(
        '<?',
        `\`<?${short(target)} …?>\` is an instruction to programs, such as to bring in a style sheet or a transformation.`,
        `Delete \`<?${short(target)} …?>\`.`,
      ),
    );
    parser.on('opentagstart', ({ name }) => {
      this.#tagOffset = this.#text.lastIndexOf(`<${name}`, this.#parser.position);
      this.#attributesEnd = this.#tagOffset + 1 + name.length;
      this.#attributeOffsets = [];
    });
    parser.on('attribute', ({ name }) => {
      this.#attributeOffsets.push(this.#text.indexOf(name, this.#attributesEnd));
      this.#attributesEnd = this.#parser.position;
    });
    parser.on('opentag', (tag) => this.#openTag(tag));
    parser.on('closetag', () => this.#closeTag());
    parser.on('text', (text) => this.#addStyle(text, '<'));
    parser.on('cdata', (text) => this.#addStyle(text, ']]>'));
    parser.on('error', (error) => {
      this.#report(
        'format',
        this.#parser.position,
        `The SVG is not well-formed XML: ${reasonOf(error)}.`,
        'Save it again as SVG, with the program that draws it.',
      );
      throw new Stop();
    });
    try {
      parser.write(text).close();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
  }

  #judgeDeclaration(version: string | undefined, encoding: string | undefined): void {
    if (version !== '1.0')
      this.#report(
        'format',
        0,
        `The SVG is XML ${short(version ?? '')}: expected 1.0.`,
        'Write `version="1.0"` in its first line.',
      );
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8')
      this.#report(
        'format',
        0,
        `The SVG says that its encoding is \`${short(encoding)}\`: expected UTF-8.`,
        'Save it as UTF-8, and write `encoding="UTF-8"` in its first line.',
      );
  }

  #openTag(tag: SaxesTagNS): void {
    const isRoot = this.#open.length === 0;
    this.#open.push(tag.local);
    if (this.#refusedDepth > 0) {
      this.#refusedDepth++;
      return;
    }
    if (this.#open.length > deepest) {
      this.#report(
        'format',
        this.#tagOffset,
        `The SVG has elements in more than ${deepest} others.`,
        'Save the picture as PNG.',
      );
      throw new Stop();
    }
    if (isRoot && !(tag.uri === svgNamespace && tag.local === 'svg')) {
      this.#report(
        'format',
        this.#tagOffset,
        `The file starts with \`<${short(tag.name)}>\`, and not with \`<svg xmlns="${svgNamespace}">\`.`,
        'Save it again as SVG, with the program that draws it.',
      );
      throw new Stop();
    }
    // In a style, browsers read the text between elements, whatever these are: nothing may part it.
    if (isInertNamespace(tag.uri) && this.#style === undefined) return;
    if (tag.uri !== svgNamespace || !svgElements.has(tag.local) || this.#style !== undefined) {
      this.#refusedDepth = 1;
      this.#report(
        'unsafe',
        this.#tagOffset,
        `\`<${short(tag.name)}>\` is not one of the elements that only draw.`,
        `Delete \`<${short(tag.name)}>\` with all that is in it, or save the picture as PNG.`,
      );
      return;
    }
    for (const [index, attribute] of Object.values(tag.attributes).entries())
      this.#judgeAttribute(attribute, this.#attributeOffsets[index] ?? this.#tagOffset);
    if (tag.local === 'style') this.#style = { css: '', pieces: [] };
  }

  #closeTag(): void {
    this.#open.pop();
    if (this.#refusedDepth > 0) {
      this.#refusedDepth--;
      return;
    }
    const style = this.#style;
    if (!style) return;
    this.#style = undefined;
    for (const { written, why, offset } of styleProblems(style.css)) {
      const piece = style.pieces.findLast(({ start }) => start <= offset)!;
      const place = piece.offset === undefined ? this.#tagOffset : piece.offset + offset - piece.start;
      this.#report(
        'unsafe',
        place,
        `\`${short(written)}\` in the style of the picture ${why}.`,
        'Delete the rule or the declaration that it is in, or save the picture as PNG.',
      );
    }
  }

  /** Pieces of a style are one text: a comment between them divides nothing. */
  #addStyle(text: string, end: '<' | ']]>'): void {
    if (!this.#style || this.#refusedDepth > 0) return;
    const offset = this.#parser.position - end.length - text.length;
    const isAsWritten = this.#text.startsWith(text, offset);
    this.#style.pieces.push({ start: this.#style.css.length, offset: isAsWritten ? offset : undefined });
    this.#style.css += text;
  }

  #judgeAttribute({ name, local, uri, value }: SaxesAttributeNS, offset: number): void {
    const why = attributeProblem({ local, uri, value });
    if (why === undefined) return;
    const mayStay = isReference({ local, uri }) ? `, or let it name something in the picture, as \`#id\` does` : '';
    this.#report(
      'unsafe',
      offset,
      `\`${short(name)}="${short(value)}"\` ${why}.`,
      `Delete the attribute \`${short(name)}\`${mayStay}.`,
    );
  }

  /** Reports what was read last, at its start. */
  #refuseBack(start: string, message: string, hint: string): void {
    this.#report('unsafe', this.#text.lastIndexOf(start, this.#parser.position - 1), message, hint);
  }

  #report(kind: PictureProblem['kind'], offset: number, message: string, hint: string): void {
    if (this.problems.length === maxProblems) throw new Stop();
    this.problems.push({ kind, message, hint, at: { file: this.#file, ...this.#placeOf(offset) } });
  }

  #placeOf(offset: number): { line: number; column: number } {
    const line = this.#lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - this.#lineStarts[line]! + 1 };
  }
}

/** What the parser says, without the place that it puts in front. */
function reasonOf({ message }: Error): string {
  return short(message.replace(/^(?:[^:\n]*:)?\d+:\d+: /, '').replace(/\.$/, ''));
}
