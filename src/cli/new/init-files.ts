import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ContentType } from '../../../schemas/content-type.ts';
import { contentTypes } from '../../../schemas/content-types.ts';
import type { Starter } from '../../importers/write/starter-content.ts';
import { githubWorkflow, gitlabJobs } from './init-jobs.ts';
import { gitignore, packageJson, whole, type FileToHave } from './init-merge.ts';

/** Where a new site lies in its repository. */
export interface Surroundings {
  /** Absolute path of the folder that holds `content/`. */
  folder: string;
  /** Top of the repository: where a code host looks for what it is to run. The folder itself where there is none. */
  root: string;
  /** Path from the top to the folder, with `/`; empty where they are one. */
  below: string;
}

/**
 * Files around the content: for npm, the editor and CI.
 *
 * @param program What npm installs as `alertbook`: a version, a repository or a path.
 */
export function surroundings(
  { name, service }: Starter,
  program: string,
  { folder, root, below }: Surroundings,
): FileToHave[] {
  const own = (...parts: string[]): string => path.join(folder, ...parts);
  const schemas = 'the lines of `yaml.schemas` that docs/editors.md names, for completion in `.yaml` files';
  return [
    { file: own('package.json'), within: folder, text: (there) => packageJson(there, program) },
    { file: own('.gitignore'), within: folder, text: gitignore },
    {
      file: own('.vscode/settings.json'),
      within: folder,
      text: whole(json({ 'astro.content-intellisense': true, 'yaml.schemas': yamlSchemas() }), schemas),
    },
    {
      file: own('.vscode/extensions.json'),
      within: folder,
      text: whole(json({ recommendations: extensions }), `the extensions ${extensions.join(', ')}`),
    },
    { file: path.join(root, '.github/workflows/alertbook.yml'), within: root, text: whole(githubWorkflow(below)) },
    ...gitlabFiles({ folder, root, below }),
    { file: own('README.md'), within: folder, text: whole(readme(name, service)) },
  ];
}

const extensions = ['astro-build.astro-vscode', 'unifiedjs.vscode-mdx', 'redhat.vscode-yaml'];

/** The file of GitLab where there is none, else jobs beside the content that its owner may include. */
function gitlabFiles({ folder, root, below }: Surroundings): FileToHave[] {
  const main = path.join(root, '.gitlab-ci.yml');
  const jobs = path.join(folder, 'alertbook.gitlab-ci.yml');
  const text = gitlabJobs(below);
  const included = path.posix.join(below, 'alertbook.gitlab-ci.yml');
  const there = existsSync(main) ? readFileSync(main, 'utf8') : undefined;
  if (there === undefined || there === text) return [{ file: main, within: root, text: whole(text) }];
  const hint = there.includes(included) ? undefined : `\`include: ${included}\`, for the jobs of the site`;
  return [
    { file: main, within: root, text: whole('', hint) },
    { file: jobs, within: folder, text: whole(text) },
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
