import { hostileText, type Example } from '../example.ts';
import { recovery } from '../sample-site.ts';

export const examples: Example[] = [
  {
    state: 'Of a service and of a component',
    props: { targets: recovery.data.targets, name: 'Checkout', components: new Map([['api', hostileText]]) },
  },
];
