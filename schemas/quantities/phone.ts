import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { quantityOrGap, type Parsed, type QuantityKind } from './quantity.ts';

/** A telephone number that can be dialled from anywhere. */
export interface Phone {
  text: string;
  /** E.164: `+` and at most 15 digits, without what is dialled after it. */
  e164: string;
  /** With spaces, as people read it aloud, and what to do after the call is answered: `+49 30 901820, ext. 89`. */
  international: string;
  /**
   * What is dialled after the call is answered, an extension or a PIN: digits, `*` and `#`, with `,` for a pause of about two
   * seconds and `;` to wait until the caller goes on. Undefined where there is nothing.
   */
  after?: string;
}

/** @see https://www.itu.int/rec/T-REC-E.164 */
export const phoneKind: QuantityKind<Phone> = {
  name: 'a telephone number with its country code (E.164), with an extension or a PIN or without',
  examples: ['+49 30 901820', '+12025550143 ext. 89', '+12025550143,,1234#'],
  parse: parsePhone,
};

export const phoneOrGap = quantityOrGap(phoneKind);

/** How many digits a number has without its country code. @param e164 As {@link Phone} has it. */
export function nationalLength(e164: string): number {
  return parsePhoneNumberFromString(e164)?.nationalNumber.length ?? e164.length - 1;
}

/**
 * The number with what is dialled after it, as telephones dial it. A comma is the one pause that both iPhones and Android
 * keep in a link: they make keys of the letters of `;ext=`.
 */
export function dialString({ e164, after = '' }: Phone): string {
  return e164 + after;
}

/** Address of a link that dials a number. @see https://www.rfc-editor.org/rfc/rfc3966 */
export function dialLink(phone: Phone): string {
  return `tel:${dialString(phone).replaceAll('#', '%23')}`;
}

/** Unlike signs that text processors put into numbers. */
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const spaces = /[\s\u00A0\u2007\u202F\u200B\u2060\u2066-\u2069\u202A-\u202E\u200E\u200F]+/g;

const number = String.raw`\+[\d(][\d\s().\-/]*(?:(?!EXT|XTN|PIN|PASS|CODE)[A-Z]{3,}[\dA-Z.-]*)?`;
const extension = String.raw`(?:ext(?:ensi[oó]n|ensão|n)?\.?|ramal|x(?:tn)?\.?|durchwahl|dw\.?|poste|anexo|interno|int\.|доб\.?|内線|내선)`;
const secret = String.raw`(?:(?:conference|meeting|access|participant|guest|host|bridge|dial-?in)\s*)?(?:pin|pass-?code|code|id|number)`;
const menu = String.raw`(?:then\s+)?(?:press|option|opt\.?|select|choose)\s*[\d*#]{1,2}`;

const parts = {
  extension: new RegExp(String.raw`^(?:;\s*ext\s*=|[,;]?\s*${extension}\s*[:=#]?)\s*(\d{1,9})(?!\d)(#?)`, 'i'),
  secret: new RegExp(String.raw`^[,;]?\s*(?:then\s+)?${secret}\s*(?:is\s+)?[:=]?\s*(\d(?:[\d ]*\d)?)\s*(#?)`, 'i'),
  pauses: /^((?:\s*[,;pPwW])+)\s*([\d*#](?:[\d*# ]*[\d*#])?)/,
  remark: new RegExp(String.raw`^[,;]?\s*(?:${menu}|[\p{L}\p{M} .'’/-]+)$`, 'iu'),
};

/** After a comma or semicolon as sentences have it, as many digits as a number has are one. */
const isOtherNumber = /^[,;] \d[\d ().-]{5,}\d$/;

function parsePhone(text: string): Parsed<Phone> {
  const plain = decoded(text)
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(spaces, ' ')
    .replace(/^tel:\s*/i, '')
    .trim()
    .replace(/^\(?\+ ?(\d{1,3})\)/, '+$1')
    .replace(/^\+ /, '+');
  if (/^\(?0|^\d/.test(plain) || !plain.startsWith('+'))
    return { problem: `\`${text}\` does not start with \`+\` and a country code. ${inWords}` };
  const head = withoutSecondNumber(new RegExp(`^${number}`).exec(plain)?.[0] ?? '');
  const rest = plain.slice(head.trimEnd().replace(/[(\s.\-/]+$/, '').length);
  const called = numberOf(head);
  if (!called) return { problem: `\`${text}\` cannot be dialled: no country has numbers of this form. ${inWords}` };
  const read = readRest(rest);
  if (!read)
    return {
      problem: `Nobody can tell how to dial \`${rest.trim()}\` after \`${called.international}\`: an extension is \`ext. 89\`, a PIN \`,,1234#\`, and a second number belongs elsewhere.`,
    };
  const { after, words } = read;
  return {
    value: {
      text,
      ...called,
      international: [called.international, ...words].join(', '),
      ...(after !== '' && { after }),
    },
  };
}

/** A number up to the `/` that nothing but a second number follows: an area code ends before it has so many digits. */
function withoutSecondNumber(written: string): string {
  const isArea = (text: string): boolean => text.replaceAll('(0)', '').replace(/\D/g, '').length <= longestArea;
  const parts = written.split('/');
  const end = parts.findIndex((_, index) => index > 0 && !isArea(parts.slice(0, index).join('')));
  return end === -1 ? written : parts.slice(0, end).join('/');
}

/** Digits of the longest codes of country and area: `+49 33203/…`. */
const longestArea = 7;

const inWords =
  'A number that is dialled otherwise, such as an internal extension, belongs in `contact:` or a note, as text.';

function decoded(text: string): string {
  try {
    return /^tel:/i.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

function numberOf(written: string): { e164: string; international: string } | undefined {
  const digits = written.replace(/\(0\)/g, '').replace(/[A-Z]/g, keyOf);
  // The library takes numbers out of any text: this one is nothing but a number.
  const found = parsePhoneNumberFromString(digits, { extract: false });
  return found?.isPossible() ? { e164: found.number, international: found.formatInternational() } : undefined;
}

/** The key of a letter. @see https://www.itu.int/rec/T-REC-E.161 */
function keyOf(letter: string): string {
  return '22233344455566677778889999'[letter.charCodeAt(0) - 65]!;
}

/** What comes after a number: what is dialled, and how people read it. Undefined where that is not sure. */
function readRest(written: string): { after: string; words: string[] } | undefined {
  let rest = withoutBrackets(written.trim());
  let after = '';
  const words: string[] = [];
  while (rest !== '') {
    if (isOtherNumber.test(rest)) return undefined;
    const [all = '', ...found] = parts.extension.exec(rest) ?? parts.secret.exec(rest) ?? parts.pauses.exec(rest) ?? [];
    if (all === '') {
      if (!parts.remark.test(rest)) return undefined;
      words.push(rest.replace(/^[,;]\s*/, ''));
      return { after, words };
    }
    const [first = '', second = ''] = found;
    if (parts.extension.test(rest)) {
      after += `,${first}${second}`;
      words.push(`ext. ${first}${second}`);
    } else if (parts.secret.test(rest)) {
      after += `,,${first.replaceAll(' ', '')}${second}`;
      words.push(`then ${first.replaceAll(' ', '')}${second}`);
    } else {
      const keys = second.replaceAll(' ', '');
      after += first.replace(/\s/g, '').replace(/p/gi, ',').replace(/w/gi, ';') + keys;
      words.push(`then ${keys}`);
    }
    rest = withoutBrackets(rest.slice(all.length).trim());
  }
  return { after, words };
}

function withoutBrackets(text: string): string {
  return /^(?:\([^()]*\)|\[[^[\]]*\])$/.test(text) ? text.slice(1, -1).trim() : text;
}
