import type { Preview } from '../../publish/preview.ts';
import { policyAdditions } from '../../publish/content-security.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import type { Settings } from '../../publish/settings.ts';
import { allDocuments, withChanges, type Catalogue } from '../../model/catalogue/catalogue.ts';
import { compareSites } from '../../model/diff/compare.ts';
import { markCatalogue } from '../../model/diff/mark-catalogue.ts';
import { stateOf } from '../../model/diff/state-of.ts';
import { formatOfName } from '../../model/catalogue/picture.ts';
import type { Document } from '../../model/catalogue/document.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { openSide } from '../diff/diff-sides.ts';
import { UsageError } from '../exit.ts';

export interface PreviewFlags {
  public?: boolean;
  preview?: string | undefined;
  diff?: string | undefined;
  'trust-pages': boolean;
}

/** What a preview shows: the catalogue with marks, and what is said about it. */
export interface PlannedPreview {
  preview: Preview;
  catalogue: Catalogue;
  settings: Settings;
}

/** @throws UsageError for flags that say nothing together. */
export function checkPreviewFlags({ preview, diff, 'trust-pages': trust, public: isPublic }: PreviewFlags): void {
  if (isPublic && diff !== undefined)
    throw new UsageError(
      '`--public` and `--diff`: what changes would quote what one side calls internal. Leave one out.',
    );
  if (preview === undefined && diff !== undefined)
    throw new UsageError('`--diff` marks the pages of a preview: give `--preview NAME` too, or use `alertbook diff`.');
  if (preview === undefined && trust)
    throw new UsageError(
      '`--trust-pages` is for previews: give `--preview NAME` too, or write `trustPages: true` into site.yaml.',
    );
  if (preview !== undefined && !/^[^\n\r]{1,100}$/.test(preview))
    throw new UsageError(
      `\`--preview ${preview.slice(0, 40)}\`: expected a short name on one line, such as \`PR 123\`.`,
    );
}

/** Plans a preview. Pages that run code are left out of it unless the one who builds says that their authors are trusted. */
export async function planPreview(
  flags: PreviewFlags & { preview: string },
  read: { catalogue: Catalogue; findings: readonly Finding[] },
  settings: Settings,
): Promise<PlannedPreview> {
  const { content, today } = settings;
  const ownUrl = read.catalogue.site?.data.url ?? 'http://localhost/';
  const trusted = flags['trust-pages'] ? read.catalogue : withoutCode(read.catalogue);
  const leavesOutPages = !flags['trust-pages'] && settings.pages !== undefined;
  const security = policyAdditions(trusted.site?.data);
  const publicFiles = flags['trust-pages'] ? settings.publicFiles : onlyShown(settings.publicFiles);
  const own = {
    settings: { ...settings, security, publicFiles, pages: leavesOutPages ? undefined : settings.pages },
  };
  if (flags.diff === undefined)
    return {
      ...own,
      catalogue: trusted,
      preview: { name: flags.preview, real: ownUrl, realIndex: undefined, report: undefined, leavesOutPages },
    };
  const old = await openSide(flags.diff, 'old', { content: shownPath(content), today });
  const now = stateOf(read.catalogue, { findings: read.findings, day: today }, ownUrl);
  const { changes, notes } = compareSites(old.state, now);
  const report = {
    old: { kind: old.kind, name: old.name, detail: old.detail },
    new: { kind: 'content' as const, name: shownPath(content), detail: '' },
    changes,
    notes: [...old.notes, ...notes],
  };
  // Where the real site is, the change itself has no say in.
  const { site: real } = old.state.index;
  const preview = { name: flags.preview, real, realIndex: old.state.index, report, leavesOutPages };
  return { ...own, catalogue: markCatalogue(trusted, old.state, now), preview };
}

/** Of the files of a team, what pages show: scripts, and rules for hosts, may be a stranger's. */
function onlyShown({ folder, files }: Settings['publicFiles']): Settings['publicFiles'] {
  const isShown = (path: string): boolean =>
    formatOfName(path) !== undefined || /\.(?:css|woff2?|ttf|otf)$/i.test(path);
  return { folder, files: files.filter(({ path }) => isShown(path)) };
}

/** The catalogue of a site that trusts no page to run, and loads no script from elsewhere: the change may be a stranger's. */
function withoutCode(catalogue: Catalogue): Catalogue {
  const documents = allDocuments(catalogue).map((document): Document => {
    const site = document as Document<'site'>;
    return document.type === 'site'
      ? { ...site, data: { ...site.data, trustPages: false, contentSecurity: undefined } }
      : document;
  });
  return withChanges(catalogue, { documents });
}
