import { hostileText, type Example } from '../example.ts';
import { service, site } from '../sample-site.ts';

const at = { file: service.file, line: 4, column: 10 };

export const examples: Example[] = [
  {
    state: 'A placeholder',
    props: {
      missing: [{ document: service, words: ['links', 'logs', 'url'], text: hostileText, at }],
      href: site.href,
    },
  },
];
