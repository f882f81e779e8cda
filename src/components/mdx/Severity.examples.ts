import type { Example } from '../example.ts';
import { levels } from '../sample.ts';

export const examples: Example[] = levels.map((level) => ({
  state: level.name,
  props: { level, href: `/severities/#payments-${level.id}` },
}));
