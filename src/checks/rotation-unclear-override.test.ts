import { expect, test } from 'vitest';
import { findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { rotationOverrideBackwards } from './rotation-override-backwards.ts';
import { rotationOverrideOverlap } from './rotation-override-overlap.ts';
import { rotationUnclearOverride } from './rotation-unclear-override.ts';
import { rotationUnknownPerson } from './rotation-unknown-person.ts';
import { rotationUnknownShift } from './rotation-unknown-shift.ts';

/** Two shifts in which Ada and Grace take weeks; the week from 9 March 2026 is Grace's, and Ada is second. */
const teamWith = (...overrides: string[]) => ({
  'teams/payments.yaml': `name: Payments
people: [{ id: ada, role: Engineer }, { id: grace, role: Engineer }, { id: alan, role: Engineer }]
rotations:
  - id: on-call
    name: On call
    every: weekly
    starts: 2026-01-05
    handover: { time: '09:00' }
    shifts:
      - { id: primary, name: Primary, members: [ada, grace] }
      - { id: second, name: Second, members: [grace, ada] }
    overrides:
${overrides.map((override) => `      - { ${override} }`).join('\n')}
`,
});

test('an override that names no shift is read as one of the first, and reported', () => {
  expect(reportOf(rotationUnclearOverride, teamWith('from: 2026-03-09, until: 2026-03-10, who: alan')))
    .toMatchInlineSnapshot(`
      "content/teams/payments.yaml:13:53  warning  rotation/unclear-override
        The override from 2026-03-09 to 2026-03-10 does not say which shift of \`On call\` \`alan\` takes over: it is read as \`primary\`, the first.
        Add \`shift: primary\`, or the id of another one."
    `);
});

test('an override before the first turn is reported, when it is not over', () => {
  const team = teamWith('from: 2026-03-09, until: 2026-03-10, who: alan, shift: primary');
  const later = {
    'teams/payments.yaml': team['teams/payments.yaml'].replace('starts: 2026-01-05', 'starts: 2027-01-04'),
  };
  expect(reportOf(rotationUnclearOverride, later)).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:13:17  warning  rotation/unclear-override
      The override from 2026-03-09 to 2026-03-10 is over before \`On call\` begins, on 2027-01-04.
      Check the year of both dates, and \`starts:\`."
  `);
});

test('a swap of two people in two shifts is nobody in two shifts at once', () => {
  const swap = [
    'from: 2026-03-09 09:00, until: 2026-03-16 09:00, who: ada, shift: primary',
    'from: 2026-03-09 09:00, until: 2026-03-16 09:00, who: grace, shift: second',
  ];
  expect(findingsOf(rotationUnclearOverride, teamWith(swap[0]!))).toHaveLength(1);
  expect(findingsOf(rotationUnclearOverride, teamWith(...swap))).toEqual([]);
});

test('someone of no team, of another team, and of nobody are told apart', () => {
  const files = {
    ...teamWith(
      'from: 2026-03-09, until: 2026-03-10, who: alam, shift: primary',
      'from: 2026-03-11, until: 2026-03-12, who: none, shift: primary',
      'from: 2026-03-13, until: 2026-03-14, who: nobody, shift: primary',
      'from: 2026-03-15, until: 2026-03-16, who: seach/eve, shift: primary',
      'from: 2026-03-17, until: 2026-03-18, who: search/eve, shift: primary',
      'from: 2026-03-19, until: 2026-03-20, who: search/ivy, shift: primary',
    ),
    'teams/search.yaml': 'name: Search\npeople: [{ id: eve, role: Engineer }]\n',
  };
  expect(reportOf(rotationUnknownPerson, files)).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:13:53  error  rotation/unknown-person
      The team \`payments\` has no person \`alam\`.
      Did you mean \`alan\`? Otherwise add \`alam\` to \`people:\`.

    content/teams/payments.yaml:14:53  error  rotation/unknown-person
      The team \`payments\` has no person \`none\`.
      Add \`none\` to \`people:\`, write \`team/person\` for someone of another team, or \`nobody\` where nobody is on call.

    content/teams/payments.yaml:16:53  error  rotation/unknown-person
      There is no team \`seach\`, so \`seach/eve\` is nobody.
      Did you mean \`search\`? Otherwise write the id of a person of \`payments\`.

    content/teams/payments.yaml:18:53  error  rotation/unknown-person
      The team \`search\` has no person \`ivy\`.
      Add \`ivy\` to \`people:\`, or use one of \`eve\`."
  `);
});

test('nothing is said of overrides that are over: the people may have left, the shift may be gone', () => {
  const over = teamWith(
    'from: 2026-02-01, until: 2026-02-03, who: gone, shift: primary',
    'from: 2026-02-02, until: 2026-02-04, who: left, shift: primary',
    'from: 2026-02-05, until: 2026-02-05, who: ada, shift: tertiary',
    'from: 2026-02-08, until: 2026-02-06, who: ada, shift: primary',
    'from: 2025-02-08, until: 2025-02-08, who: ada',
  );
  for (const check of [
    rotationUnclearOverride,
    rotationUnknownPerson,
    rotationUnknownShift,
    rotationOverrideBackwards,
    rotationOverrideOverlap,
  ])
    expect(findingsOf(check, over)).toEqual([]);
});

test('an override that would end last year is reported: it begins ahead', () => {
  const findings = findingsOf(rotationOverrideBackwards, teamWith('from: 2026-03-09, until: 2025-03-10, who: alan'));
  expect(findings).toMatchObject([{ at: { line: 13, column: 36 } }]);
});

test('overrides that touch, or name the same person, do not overlap', () => {
  const touching = teamWith(
    'from: 2026-03-09, until: 2026-03-10, who: alan, shift: primary',
    'from: 2026-03-11, until: 2026-03-12, who: ada, shift: primary',
    'from: 2026-03-12, until: 2026-03-13, who: ada, shift: primary',
    'from: 2026-03-12, until: 2026-03-13, who: alan, shift: second',
  );
  expect(findingsOf(rotationOverrideOverlap, touching)).toEqual([]);
});
