import type { Example } from '../example.ts';

const link = { id: 'overview', name: 'Overview', kind: 'dashboard', url: 'https://grafana.example.com/d/overview' };

export const examples: Example[] = [
  { state: 'A link', props: { link } },
  { state: 'With a placeholder in its query', props: { link: { ...link, url: `${link.url}?var-ns={{namespace}}` } } },
  {
    state: 'With a placeholder in its path',
    props: { link: { ...link, url: 'https://grafana.example.com/{{board}}' } },
  },
  { state: 'A placeholder', props: { link: { ...link, url: { gap: true, text: 'TBD' } } } },
  { state: 'Found by name', props: { link: { ...link, url: undefined } }, text: 'the overview' },
];
