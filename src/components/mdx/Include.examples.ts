import { linkCatalogue } from '../../model/catalogue/catalogue.ts';
import type { Document } from '../../model/catalogue/document.ts';
import { textOfTree } from '../../model/catalogue/tree.ts';
import { hostileText, type Example } from '../example.ts';

const part: Document<'part'> = {
  type: 'part',
  id: 'check-health',
  file: 'content/parts/check-health.mdx',
  path: 'parts/check-health.mdx',
  digest: '',
  source: '',
  data: { title: 'Check the health', params: [] },
  places: {},
  body: {
    treeText: textOfTree({
      type: 'root',
      children: [{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: hostileText }] }],
    }),
    headings: [],
    anchors: [],
    links: [],
    code: [],
    inlineCode: [],
    parameters: [],
    elements: [],
  },
};
const catalogue = linkCatalogue({ documents: [part], broken: [], findings: [] });

export const examples: Example[] = [
  { state: 'A part', props: { part, context: { catalogue, document: part, href: (address: string) => address } } },
];
