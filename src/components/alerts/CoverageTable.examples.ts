import { hostileText, type Example } from '../example.ts';

const counts = { alerts: 4, runbook: 3, draft: 1, section: 2, reviewed: 1 };

export const examples: Example[] = [
  {
    state: 'Teams that are described, that are not, and that nobody states',
    props: {
      coverage: {
        total: { alerts: 12, runbook: 9, draft: 1, section: 6, reviewed: 3 },
        groups: [
          { severity: 'SEV-1', team: 'shop', ...counts },
          { severity: hostileText, team: hostileText, ...counts },
          { severity: undefined, team: undefined, ...counts },
        ],
      },
      teamNames: new Map([['shop', 'Shop team']]),
    },
  },
];
