import { decodeUtf8 } from '../readers/decode-text.ts';
import { readOrdinaryFile, type FileProblem } from './read-file.ts';

/** What a file of JSON holds, or why it cannot be told. */
export function readJsonFile(file: string): { json: unknown } | { problem: FileProblem } {
  const read = readOrdinaryFile(file);
  if ('problem' in read) return read;
  const decoded = decodeUtf8(read.bytes);
  if ('problem' in decoded)
    return {
      problem: {
        what: 'cannot be read: it is not text in UTF-8',
        hint: 'Write it again, by the command that made it.',
      },
    };
  try {
    return { json: JSON.parse(decoded.text) as unknown };
  } catch (error) {
    const why = (error as Error).message.split('\n', 1)[0];
    return { problem: { what: `cannot be read: ${why}`, hint: 'Write it again, by the command that made it.' } };
  }
}
