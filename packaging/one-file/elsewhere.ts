import { firstWord } from '../../src/cli/options.ts';
import { rulesCheckCommand } from '../../src/cli/rules/rules-commands.ts';

const helpWords = ['help', '--help', '-h'];

/** The command that was asked for, or whose help was, where only the whole program has it. */
export function commandElsewhere([name = '', ...args]: readonly string[]): string | undefined {
  const isHelp = helpWords.includes(name);
  const words = isHelp ? args.filter((word) => !word.startsWith('-')) : [name];
  const [subject = '', part = isHelp ? undefined : args[firstWord(args, [rulesCheckCommand]) ?? args.length]] = words;
  return [subject, `${subject} ${part}`].find((asked) => import.meta.env.ALERTBOOK_ELSEWHERE.includes(asked));
}
