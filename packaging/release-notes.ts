import { existsSync, readFileSync } from 'node:fs';

// Prints what CHANGELOG.md says about a version, in the working folder: node packaging/release-notes.ts v1.2.0. Exit 1, and one
// sentence, where the packages have another version or the changelog has no section with its day.
const [tag = ''] = process.argv.slice(2);
const packages = ['package.json', 'packages/create-alertbook/package.json'].filter((file) => existsSync(file));

try {
  const version = /^v(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(tag)?.[1];
  if (version === undefined)
    throw new Error(`\`${tag}\` is not the tag of a version: expected one such as \`v1.2.0\`.`);
  for (const file of packages) {
    const { version: ofPackage } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    if (ofPackage !== version) throw new Error(`The tag is ${tag}, and ${file} has version ${ofPackage}.`);
  }
  process.stdout.write(`${sectionOf(version, readFileSync('CHANGELOG.md', 'utf8'))}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

/** What is below the heading of a version, such as `## [1.2.0] - 2026-11-29`. */
function sectionOf(version: string, changelog: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const dated = new RegExp(`^\\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}\\n`);
  const section = sections.find((text) => dated.test(text))?.replace(/^.*\n/, '');
  // Addresses of links are at the end of the file, below the last section.
  const notes = section?.replace(/^\[[^\]]+\]: .*$/gm, '').trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing below \`## [${version}] - YYYY-MM-DD\`.`);
  return notes;
}
