import { exitCodes } from '../../src/cli/exit.ts';
import { sayAside } from '../../src/cli/terminal.ts';
import { commandElsewhere } from './elsewhere.ts';

const command = commandElsewhere(process.argv.slice(2));
if (command === undefined) {
  await import('../../src/cli/main.ts');
} else {
  sayAside(
    `alertbook: This file has only \`check\` and \`rules check\`: \`npx alertbook ${command}\` is the whole program.`,
  );
  process.exitCode = exitCodes.usage;
}
