import { readFolder } from '../../src/workspace/read-folder.ts';
import type { Catalogue } from '../../src/model/catalogue/catalogue.ts';
import { sampleContent } from './sample-site.ts';

/** The sample content, read. */
export function sampleCatalogue(): Catalogue {
  return readFolder(sampleContent);
}
