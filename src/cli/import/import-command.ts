import type { Command, Options } from '../command.ts';
import { siteAddress } from '../common-options.ts';
import { file, fileOrFolder, folder, id, oneOf, text } from '../value-kinds.ts';

export const importOptions = {
  content: { takes: folder, default: 'content', summary: 'content folder to write or to add to' },
  service: { takes: id, summary: 'service that everything belongs to, if folders and titles do not say' },
  team: {
    takes: id,
    default: 'on-call',
    summary: 'team that owns new services of a folder of runbooks; a guide names its own',
  },
  site: { takes: siteAddress, summary: 'public address of the site, for a new content folder' },
  'published-at': {
    takes: text('ADDRESS', 'a path such as /docs/, or https://old.example.com/docs/'),
    summary: 'where the pages were before, such as https://old.example.com/docs/: old addresses lead to the new pages',
  },
  from: {
    takes: oneOf('CATALOGUE', ['backstage', 'datadog']),
    summary: 'reads services and teams, and no pages, from files such as catalog-info.yaml of this catalogue',
  },
  owners: { takes: file, summary: 'CODEOWNERS file that says which team owns the services of a folder' },
  parameters: { summary: 'writes $NAMESPACE, <pod-name> and the like in commands as parameters' },
  encoding: {
    takes: text('NAME', 'the name of an encoding, such as windows-1252'),
    summary: 'encoding of files that are not UTF-8, such as windows-1252',
  },
  report: {
    takes: file,
    summary: 'file for the report on where every line went and what is left to decide; import-report.md if not given',
  },
  'dry-run': { summary: 'shows what would be written, and writes nothing' },
} as const satisfies Options;

export const importCommand: Command = {
  name: 'import',
  summary: 'imports Markdown, exports of wikis, and catalogues of services',
  details: [
    'Objectives, severities, contacts, escalations, maintenance windows and recovery targets become typed content.',
    'Sources are never changed, nothing that exists is overwritten, and the content folder is written whole or not at all.',
  ],
  operands: [
    {
      takes: fileOrFolder,
      isRepeated: true,
      summary: 'folders of runbooks, or files such as OPERATIONS.md',
      example: 'docs/runbooks',
    },
  ],
  options: importOptions,
  load: () => import('./import.ts'),
};
