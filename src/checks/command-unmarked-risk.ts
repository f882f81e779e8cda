import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { CodeBlock, Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { foundIn } from '../model/audit/local-findings.ts';
import { riskiestCommand } from '../model/commands/commands-in-code.ts';

/** Any `risk=` after the fence is the writer's word and counts, but for `safe` on what destroys: that gets a warning. */
export const commandUnmarkedRisk = {
  id: 'command/unmarked-risk',
  level: 'error',
  summary: 'Every command that destroys or interrupts something says so.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap((document) =>
      foundIn(document, 'command/unmarked-risk', () =>
        (document.body?.code ?? []).flatMap((block) => unmarkedRisk(document, block)),
      ),
    ),
} satisfies Check;

function unmarkedRisk(document: Document, block: CodeBlock): Reported[] {
  const command =
    block.output || (block.risk !== undefined && block.risk !== 'safe') ? undefined : riskiestCommand(block);
  if (!command || (block.risk === 'safe' && command.risk === 'caution')) return [];
  const line = block.at.line + 1 + command.line;
  const written = document.source.split('\n', line)[line - 1] ?? '';
  const at = { file: document.file, line, column: /^\s*/.exec(written)![0].length + 1 };
  if (block.risk === 'safe')
    return [
      {
        level: 'warning',
        message: `\`${command.text}\` ${command.does}, but its block is marked \`risk=safe\`.`,
        hint: 'Mark the block `risk=destructive`, or `risk=caution` if nothing important is lost.',
        at,
      },
    ];
  const [level, options] =
    command.risk === 'destructive'
      ? (['error', 'risk=destructive undo="…"'] as const)
      : (['warning', 'risk=caution'] as const);
  const message = `\`${command.text}\` ${command.does}, but its block does not say so.`;
  return [
    { level, message, hint: `Write \`${options}\` after \`${block.language}\` on the first line of the block.`, at },
  ];
}
