import { describe, expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { referenceUnknown } from './reference-unknown.ts';

const latency = 'runbooks/checkout/latency.mdx';

describe('a reference that leads nowhere is reported at its value', () => {
  test('to a service', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['service: checkout', 'service: chekout'])))
      .toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:3:10  error  reference/unknown
        There is no service \`chekout\`.
        Did you mean \`checkout\`? Otherwise write content/services/chekout.mdx."
    `);
  });

  test('to a component, which is looked up in the service of the file', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['component: api', 'component: apis']))).toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:4:12  error  reference/unknown
        The service \`checkout\` has no component \`apis\`.
        Did you mean \`api\`? Otherwise add it to content/services/checkout.mdx."
    `);
  });

  test('to a team', () => {
    expect(reportOf(referenceUnknown, edited('services/checkout.mdx', ['owner: payments', 'owner: billing'])))
      .toMatchInlineSnapshot(`
      "content/services/checkout.mdx:4:8  error  reference/unknown
        There is no team \`billing\`.
        Write content/teams/billing.mdx."
    `);
  });

  test('to a person, shift, rotation or channel', () => {
    expect(reportOf(referenceUnknown, edited('escalations/payments.yaml', ['payments/ada', 'payments/grace'])))
      .toMatchInlineSnapshot(`
        "content/escalations/payments.yaml:7:10  error  reference/unknown
          The team \`payments\` has no person, shift, rotation or channel \`grace\`.
          Use one of \`ada\`, \`on-call\`, \`primary\`, \`ops\`, or add it to content/teams/payments.yaml."
      `);
  });

  test('to someone of a team that does not exist: the team is what is missing', () => {
    expect(reportOf(referenceUnknown, edited('escalations/payments.yaml', ['payments/ada', 'payment/ada'])))
      .toMatchInlineSnapshot(`
      "content/escalations/payments.yaml:7:10  error  reference/unknown
        There is no team \`payment\`.
        Did you mean \`payments\`? Otherwise write content/teams/payment.mdx."
    `);
  });

  test('to a severity matrix, in site.yaml', () => {
    expect(reportOf(referenceUnknown, edited('site.yaml', ['severityMatrix: default', 'severityMatrix: standard'])))
      .toMatchInlineSnapshot(`
      "content/site.yaml:3:17  error  reference/unknown
        There is no severity matrix \`standard\`.
        Write content/severities/standard.mdx."
    `);
  });

  test('to an escalation policy, in the text', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['policy="payments"', 'policy="paymnts"'])))
      .toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:54:57  error  reference/unknown
        There is no escalation policy \`paymnts\`.
        Did you mean \`payments\`? Otherwise write content/escalations/paymnts.mdx."
    `);
  });

  test('to an objective of the own service', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['slos: [availability]', 'slos: [avalability]'])))
      .toMatchInlineSnapshot(`
        "content/runbooks/checkout/latency.mdx:12:8  error  reference/unknown
          The service \`checkout\` has no objective \`avalability\`.
          Did you mean \`availability\`? Otherwise add it to content/slos/checkout.mdx."
      `);
  });

  test('to an objective of a service that has none', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['slos: [availability]', 'slos: [search/availability]'])))
      .toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:12:8  error  reference/unknown
        The service \`search\` has no objective \`availability\`.
        Describe it in content/slos/search.mdx."
    `);
  });

  test('to a runbook', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['checkout/restore#procedure', 'checkout/restor'])))
      .toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:18:11  error  reference/unknown
        There is no runbook \`checkout/restor\`.
        Did you mean \`checkout/restore\`? Otherwise write content/runbooks/checkout/restor.mdx."
    `);
  });

  test('to a section of a runbook that exists', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['checkout/restore#procedure', 'checkout/restore#procedures'])))
      .toMatchInlineSnapshot(`
        "content/runbooks/checkout/latency.mdx:18:11  error  reference/unknown
          The runbook \`checkout/restore\` has no section \`#procedures\`.
          Did you mean \`procedure\`? Otherwise add it to content/runbooks/checkout/restore.mdx."
      `);
  });

  test('to a runbook, from a branch of a decision', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['goto="checkout/restore"', 'goto="checkout/rollback"'])))
      .toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:39:17  error  reference/unknown
        There is no runbook \`checkout/rollback\`.
        Write content/runbooks/checkout/rollback.mdx."
    `);
  });

  test('to a link of the service, or of another service', () => {
    const changes = edited(
      latency,
      ['<Dashboard id="pods" />', '<Dashboard id="pod" />'],
      ['checkout/overview', 'search/overview'],
    );
    expect(reportOf(referenceUnknown, changes)).toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:31:20  error  reference/unknown
        The service \`checkout\` has no link \`pod\`.
        Did you mean \`pods\`? Otherwise add it to content/services/checkout.mdx.

      content/runbooks/checkout/latency.mdx:31:47  error  reference/unknown
        The service \`search\` has no link \`overview\`.
        Add it to content/services/search.yaml."
    `);
  });

  test('to a part', () => {
    expect(reportOf(referenceUnknown, edited(latency, ['part="verify-health"', 'part="verify"'])))
      .toMatchInlineSnapshot(`
        "content/runbooks/checkout/latency.mdx:52:10  error  reference/unknown
          There is no part \`verify\`.
          Did you mean \`verify-health\`? Otherwise write content/parts/verify.mdx."
      `);
  });

  test('to an environment', () => {
    const changes = edited('recovery/checkout.yaml', [
      '    every: daily',
      '    environment: staging\n    every: daily',
    ]);
    expect(reportOf(referenceUnknown, changes)).toMatchInlineSnapshot(`
      "content/recovery/checkout.yaml:12:18  error  reference/unknown
        The service \`checkout\` has no environment \`staging\`.
        Use one of \`production\`, or add it to content/services/checkout.mdx."
    `);
  });

  test('to the service that a file is named after', () => {
    const changes = { 'slos/chekout.yaml': 'objectives: [{ id: a, name: A, indicator: availability, target: 99% }]' };
    expect(reportOf(referenceUnknown, changes)).toMatchInlineSnapshot(`
      "content/slos/chekout.yaml:1:1  error  reference/unknown
        The name of this file says that it is about the service \`chekout\`, which does not exist.
        Did you mean \`checkout\`? Then rename this file."
    `);
  });
});

describe('what a service owns', () => {
  const slo = (id: string) =>
    edited('guides/on-call.mdx', ['## The first day\n', `## The first day\n\n<Slo id="${id}" />\n`]);

  test('needs the name of the service on a page that belongs to none', () => {
    expect(reportOf(referenceUnknown, slo('availability'))).toMatchInlineSnapshot(`
      "content/guides/on-call.mdx:7:6  error  reference/unknown
        \`availability\` is the objective of a service, and this guide belongs to none.
        Write it with its service: \`checkout/availability\`."
    `);
    expect(findingsOf(referenceUnknown, slo('checkout/availability'))).toEqual([]);
  });

  test('is looked up for a part in each page that includes it, and reported where it is included', () => {
    const part = edited('parts/verify-health.mdx', ['## Ask', '<Slo id="durability" />\n\n## Ask']);
    expect(reportOf(referenceUnknown, part)).toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:52:1  error  reference/unknown
        The service \`checkout\` has no objective \`durability\`. The part \`verify-health\`, which is included here, names it.
        Use one of \`availability\`, or add it to content/slos/checkout.mdx."
    `);
    expect(
      findingsOf(
        referenceUnknown,
        edited('parts/verify-health.mdx', ['## Ask', '<Slo id="availability" />\n\n## Ask']),
      ),
    ).toEqual([]);
  });

  test('is not reported when the service itself is unknown, for that is', () => {
    const changes = edited(latency, ['service: checkout', 'service: chekout'], ['component: api', 'component: apis']);
    expect(findingsOf(referenceUnknown, changes)).toHaveLength(1);
  });
});

test('a reference to a file that cannot be read is not dangling', () => {
  const changes = {
    'services/checkout.mdx': '---\nname: [\n---\n',
    'teams/payments.yaml': 'nothing: here',
    'runbooks/checkout/restore.mdx': 'No frontmatter.',
  };
  expect(findingsOf(referenceUnknown, changes, { brokenOnPurpose: true })).toEqual([]);
});

test('a level has a check of its own', () => {
  expect(findingsOf(referenceUnknown, edited(latency, ['severity: p1', 'severity: p9']))).toEqual([]);
});
