import type { Code } from 'mdast';
import { risks, type Risk } from '../model/catalogue/document.ts';

export interface FenceOptions {
  risk?: Risk;
  destroys?: string;
  undo?: string;
  title?: string;
}

export interface FenceProblem {
  message: string;
  hint: string;
  /** Offset in the text after the language. */
  offset: number;
}

const textOptions = ['destroys', 'undo', 'title'] as const;

/** Reads what is after the language of a fence: `risk=destructive undo="Restore the snapshot."`. */
export function readFence(meta: Code['meta']): { options: FenceOptions; problems: FenceProblem[] } {
  const options: FenceOptions = {};
  const problems: FenceProblem[] = [];
  for (const match of (meta ?? '').matchAll(/([A-Za-z][\w-]*)=(?:"([^"]*)"|(\S*))|\S+/g)) {
    const name = match[1] ?? '';
    const option = textOptions.find((option) => option === name);
    const value = match[2] ?? match[3] ?? '';
    const offset = match.index;
    if (option) options[option] = value;
    else if (name === 'risk') {
      if (isRisk(value)) options.risk = value;
      else
        problems.push({
          message: `\`${value}\` is not a risk.`,
          hint: `Use one of ${risks.map((risk) => `\`${risk}\``).join(', ')}.`,
          offset,
        });
    } else {
      problems.push({
        message: `\`${match[0]}\` is not an option of a code block.`,
        hint: 'Use `risk=`, `destroys="…"`, `undo="…"` or `title="…"`, or delete it.',
        offset,
      });
    }
  }
  return { options, problems };
}

function isRisk(text: string): text is Risk {
  return (risks as readonly string[]).includes(text);
}
