import { describe, expect, test } from 'vitest';
import { riskyDataStoreUses, riskyMongoCalls } from './data-stores.ts';
import { findUse, knownUses } from './find-use.ts';
import { riskyPlatformUses } from './platforms.ts';
import type { RiskyUse } from './risky-use.ts';
import { riskyStatements } from './statements.ts';
import { riskySystemUses } from './systems.ts';

const programs = [...riskySystemUses, ...riskyPlatformUses, ...riskyDataStoreUses];

/** A command for each alternative of a use, as people write it. */
function examplesOf(use: string): string[][] {
  return use
    .split(' ')
    .filter((word) => word !== '**' && !word.startsWith('!'))
    .map((word) => word.split('|').map((one) => one.replaceAll('*', 'x')))
    .reduce<string[][]>((before, words) => before.flatMap((head) => words.map((word) => [...head, word])), [[]]);
}

test.each(programs.flatMap((use) => use.uses.map((written) => [written, use] as const)))(
  'each way to write `%s` is found',
  (written, use) => {
    const only = knownUses([{ ...use, uses: [written] }]);
    for (const example of examplesOf(written)) expect(findUse(example, only), example.join(' ')).toBeDefined();
  },
);

test('each use says in few words what it does, and where that is documented', () => {
  for (const { does, source } of [...programs, ...riskyStatements, riskyMongoCalls]) {
    expect(does).toMatch(/^[a-z][^.]{5,70}$/);
    expect(source).toMatch(/^https:\/\/\S+$/);
  }
});

describe('words of a command', () => {
  const isFound = (command: string, ...uses: string[]): boolean => {
    const use: RiskyUse = { risk: 'caution', does: 'does it', source: 'https://example.com', uses };
    return findUse(command.split(' '), knownUses([use])) !== undefined;
  };

  test('options may be before, between and behind subcommands, with or without a value', () => {
    expect(isFound('kubectl -n shop --v=4 delete pod', 'kubectl delete')).toBe(true);
    expect(isFound('aws --profile prod ec2 --region eu terminate-instances', 'aws * terminate-*')).toBe(true);
    expect(isFound('git push origin main -f', 'git push -f')).toBe(true);
  });

  test('a subcommand that is an argument of another one is none', () => {
    expect(isFound('kubectl get pod delete', 'kubectl delete')).toBe(false);
    expect(isFound('gcloud compute instances list delete', 'gcloud compute instances delete')).toBe(false);
  });

  test('letters of options may stand together', () => {
    expect(isFound('rm -vrf data', 'rm -r')).toBe(true);
    expect(isFound('rm -v data', 'rm -r')).toBe(false);
  });

  test('the value of an option may be joined to it', () => {
    for (const written of ['-X DELETE', '-XDELETE', '-sX DELETE', '--request DELETE', '--request=DELETE'])
      expect(isFound(`curl ${written} http://es:9200/logs`, 'curl -X=DELETE|--request=DELETE'), written).toBe(true);
    expect(isFound('curl -X GET http://es:9200/DELETE', 'curl -X=DELETE')).toBe(false);
  });

  test('what follows two dashes is no option', () => {
    expect(isFound('git push origin -- --force', 'git push --force')).toBe(false);
  });

  test('a word that makes a use harmless does so anywhere', () => {
    expect(isFound('git clean -fd -n', 'git clean -f !-n')).toBe(false);
  });

  test('a program is known by its name in any folder', () => {
    expect(isFound('/opt/kafka/bin/kafka-topics.sh --delete --topic a', 'kafka-topics --delete')).toBe(true);
  });
});
