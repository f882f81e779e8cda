import type { ContentType } from '../../../schemas/content-type.ts';
import { contentTypes } from '../../../schemas/content-types.ts';
import type { Starter } from '../../importers/write/starter-content.ts';

/**
 * Files around the content: for npm, the editor and CI.
 *
 * @param program What npm installs as `alertbook`: a version, a repository or a path.
 */
export function surroundings({ name, service }: Starter, program: string): [path: string, text: string][] {
  return [
    [
      'package.json',
      json({
        name: 'on-call-site',
        private: true,
        scripts: { check: 'alertbook check', build: 'alertbook build', dev: 'alertbook dev' },
        devDependencies: { alertbook: program },
      }),
    ],
    ['.gitignore', 'node_modules/\ndist/\n.astro/\n'],
    ['.vscode/settings.json', json({ 'astro.content-intellisense': true, 'yaml.schemas': yamlSchemas() })],
    [
      '.vscode/extensions.json',
      json({ recommendations: ['astro-build.astro-vscode', 'unifiedjs.vscode-mdx', 'redhat.vscode-yaml'] }),
    ],
    ['.github/workflows/check.yml', github],
    ['.gitlab-ci.yml', gitlab],
    ['README.md', readme(name, service)],
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Schema of each type that is written in YAML, by where its files are. */
function yamlSchemas(): Record<string, string> {
  const types = (Object.entries(contentTypes) as [string, ContentType][]).filter(([, { formats }]) =>
    formats.includes('yaml'),
  );
  return Object.fromEntries(
    types.map(([type, { place }]) => [
      `.astro/collections/${type}.schema.json`,
      'file' in place ? `content/${place.file}.yaml` : `content/${place.folder}/*.yaml`,
    ]),
  );
}

const github = `# Checks the content of every change, and builds the site.
name: Check

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  content:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - uses: actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0
        with:
          node-version: 24
      - run: npm install
      - run: npx alertbook check --format github
      - run: npx alertbook build
      - uses: actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0
        with:
          name: site
          path: dist/
          include-hidden-files: true
`;

const gitlab = `# Checks the content of every change, and builds the site.
default:
  image: node:24-bookworm

content:
  script:
    - npm install
    - npx alertbook check --format junit > content.xml || failed=$?
    - npx alertbook check
    - exit "\${failed:-0}"
  artifacts:
    when: always
    reports:
      junit: content.xml

site:
  script:
    - npm install
    - npx alertbook build
  artifacts:
    paths: [dist/]
`;

function readme(name: string, service: string): string {
  return `# ${name}

What people on call need, in \`content/\`: the folder says the type, the file name is the id.

\`\`\`sh
npm install
npx alertbook dev       # the site while you write
npx alertbook check     # what is wrong or missing, at its line
npx alertbook build     # the site, in dist/
\`\`\`

Begin with \`content/teams/\` (who is called), \`content/services/${service}.mdx\` and \`content/runbooks/${service}/down.mdx\`.
\`npx alertbook new runbook --from-rules FILE…\` drafts a runbook for each of your alerts; \`npx alertbook import PATH…\` brings in
what you have written elsewhere. \`npx alertbook urls record\` keeps every address that was ever published alive.
`;
}
