/**
 * Workflow of GitHub that checks and builds a site.
 *
 * @param below Folder of the site below the top of the repository, with `/`; empty where it is the top.
 */
export function githubWorkflow(below: string): string {
  const paths =
    below === '' ? '' : `    paths:${entries([`${literally(below)}/**`, '.github/workflows/alertbook.yml'])}`;
  const where = below === '' ? '' : `    defaults:\n      run:\n        working-directory: ${quoted(below)}\n`;
  return `# Checks the content of every change, and builds the site.
name: Alertbook

on:
  push:
    branches: [main]
${paths}  pull_request:
${paths}
permissions:
  contents: read

jobs:
  content:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
${where}    steps:
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
          path: ${quoted(below === '' ? 'dist/' : `${below}/dist/`)}
          include-hidden-files: true
`;
}

/** Jobs of GitLab that check and build a site: a file of its own, or one that another includes. */
export function gitlabJobs(below: string): string {
  const rules =
    below === ''
      ? ''
      : `  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
    - changes: [${quoted(`${literally(below)}/**/*`)}]
  before_script:
    - ${cdInto(below)}
`;
  const inside = (name: string): string => quoted(below === '' ? name : `${below}/${name}`);
  return `# Checks the content of every change, and builds the site.
.alertbook:
  image: node:24-bookworm
${rules}
alertbook-check:
  extends: .alertbook
  script:
    - npm install
    - npx alertbook check --format junit > content.xml || failed=$?
    - npx alertbook check
    - exit "\${failed:-0}"
  artifacts:
    when: always
    reports:
      junit: ${inside('content.xml')}

alertbook-site:
  extends: .alertbook
  script:
    - npm install
    - npx alertbook build
  artifacts:
    paths: [${inside('dist/')}]
`;
}

function entries(texts: readonly string[]): string {
  return `\n${texts.map((text) => `      - ${quoted(text)}\n`).join('')}`;
}

/** A text as YAML: as it is where it is plain, else as JSON, which is YAML too. */
function quoted(text: string): string {
  return /^[\w][\w./-]*$/.test(text) && !/^(?:true|false|yes|no|on|off|null|[\d.e+-]+)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

/** A path as a pattern that matches nothing else. */
function literally(path: string): string {
  return path.replace(/[\\*?+[\]!]/g, '\\$&');
}

/** A command of a shell, as YAML. */
function cdInto(path: string): string {
  return quoted(path) === path ? `cd ${path}` : JSON.stringify(`cd '${path.replaceAll("'", `'\\''`)}'`);
}
