import type { Command } from '../command.ts';
import { oneOf } from '../value-kinds.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
export const completionCommand: Command = {
  name: 'completion',
  summary: 'prints a script that completes commands, options and files in your shell',
  details: [
    'bash: add `source <(alertbook completion bash)` to ~/.bashrc. zsh: add `source <(alertbook completion zsh)` to ~/.zshrc, below compinit. fish: `alertbook completion fish > ~/.config/fish/completions/alertbook.fish`.',
  ],
  operands: [{ takes: oneOf('SHELL', shells), summary: shells.join(', '), example: 'bash' }],
  options: {},
  load: () => import('./completion.ts'),
};
