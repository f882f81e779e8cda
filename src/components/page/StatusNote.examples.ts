import type { Example } from '../example.ts';
import { runbooks } from '../sample-site.ts';

export const examples: Example[] = [...runbooks.map((runbook) => ({ state: runbook.data.status, props: { runbook } }))];
