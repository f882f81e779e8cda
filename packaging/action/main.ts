import { runAction } from './run-action.ts';

// The runner starts an action without arguments. With some, the file is the program itself.
if (process.argv.length > 2) {
  await import('../one-file/main.ts');
} else {
  process.exitCode = await runAction(process.env);
}
