/** Signs that end a number, and signs after which it goes on: letters and marks that JSON writes as they are. */
const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const further = '!#$%()*+,-./:;=?@[]^_{|}~';
const codes = new Map([...last, ...further].map((sign, code) => [sign, code]));

/** Whole numbers from 0 as a text that compresses well: one sign for each of the smallest 52, two for the next 1,300. */
export function writeNumbers(numbers: readonly number[]): string {
  return numbers
    .map((number) => {
      let signs = '';
      let rest = number;
      for (; rest >= last.length; rest = Math.floor((rest - last.length) / further.length))
        signs += further[(rest - last.length) % further.length];
      return signs + last[rest];
    })
    .join('');
}

/** @throws Error when that is no text of `writeNumbers`. */
export function readNumbers(text: string): number[] {
  const numbers: number[] = [];
  const parts: number[] = [];
  for (const sign of text) {
    const code = codes.get(sign);
    if (code === undefined) throw new Error(`${sign} stands for no number.`);
    if (code >= last.length) parts.push(code - last.length);
    else {
      numbers.push(parts.reduceRight((number, part) => number * further.length + part + last.length, code));
      parts.length = 0;
    }
  }
  if (parts.length > 0) throw new Error('The last number has no end.');
  return numbers;
}
