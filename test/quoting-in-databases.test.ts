import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInert } from '../src/model/commands/inert.ts';
import { problemOf } from '../src/model/commands/parameter-values.ts';
import { temporaryFolderForFile } from './support/command.ts';
import { filledCommand } from './support/filled-command.ts';
import { hostileValues } from './support/hostile-values.ts';

const ofDatabases = [
  "'; DROP TABLE t; -- ",
  "\\'; DROP TABLE t; -- ",
  "' OR '1'='1",
  "' UNION SELECT 'x",
  "''",
  "'",
  '\\',
  '"; DROP TABLE t; -- ',
  '`; DROP TABLE t; -- ',
  '1; DROP TABLE t',
  '1 OR 1=1',
  '/* */',
  "'/*",
  '*/ DROP TABLE t',
  '--',
  '#',
  '# x',
  '$$',
  '0x41',
  '1e5',
  '12',
  '1.5',
  'NULL',
  'CURRENT_USER',
  '@@version',
  '%',
  '_',
  '\\g',
  'delimiter //',
  '{{v}}',
  ':name',
  '?',
];
const values = [...new Set([...hostileValues, ...ofDatabases])].filter(
  (value) => problemOf(value, undefined) === undefined,
);

/** Statements that yield the value in one column of one row, with what is around it. */
const shapes: [sql: string, around?: [string, string]][] = [
  ["SELECT x FROM (SELECT '{{v}}' AS x) AS q;"],
  ['SELECT x FROM (SELECT {{v}} AS x) AS q;'],
  ["SELECT x FROM (SELECT 'a-{{v}}' AS x) AS q;", ['a-', '']],
  ["SELECT x FROM (SELECT '{{v}}/b' AS x) AS q;", ['', '/b']],
  ["SELECT y FROM (SELECT '{{v}}' AS x, '{{v}}' AS y) AS q;"],
  ["-- it's a note\nSELECT x FROM (SELECT '{{v}}' AS x) AS q;"],
  ["/* it's a note */ SELECT x FROM (SELECT '{{v}}' AS x) AS q;"],
  ["SELECT a FROM t WHERE a = '{{v}}';"],
  ["SELECT a FROM t WHERE n = 1 AND a = '{{v}}' AND 'it''s' <> '';"],
  ["SELECT a FROM t WHERE a IN ('no such', '{{v}}');"],
  ['SELECT a FROM t WHERE a = {{v}};'],
  ["SELECT CASE WHEN a = '{{v}}' THEN '{{v}}' ELSE 'no' END FROM t WHERE a = '{{v}}';"],
  ["INSERT INTO u (a) VALUES ('{{v}}');\nSELECT a FROM u;\nDELETE FROM u;"],
  ["INSERT INTO u (a) VALUES ('x');\nUPDATE u SET a = '{{v}}' WHERE a = 'x';\nSELECT a FROM u;\nDELETE FROM u;"],
];
/** Places that databases read in ways of their own: what is filled in there is inert. */
const doubtful = [
  "SELECT a FROM t WHERE a LIKE '{{v}}%';",
  "SELECT a FROM t WHERE a REGEXP '{{v}}';",
  "SELECT concat('{{v}}');",
  "SELECT E'{{v}}';",
  'SELECT a AS "{{v}}" FROM t;',
  'SELECT a FROM t -- {{v}}',
  'SELECT a FROM t # {{v}}',
  'SELECT $$ {{v}} $$;',
  "SELECT 'it\\'s {{v}}';",
  "CALL f('{{v}}');",
  'SELECT a.{{v}} FROM t a;',
  'DELETE FROM orders_{{v}} WHERE done = 1;',
  '.import {{v}} jobs',
  '.shell echo {{v}}',
  'system echo {{v}}',
  'EXECUTE IMMEDIATE {{v}};',
  'COPY t TO PROGRAM {{v}};',
  "SELECT dblink_exec(current_database(), '{{v}}');",
  "SELECT a FROM t WHERE a LIKE '%' || '{{v}}' || '%';",
  'SELECT a FROM t WHERE a LIKE {{v}};',
  "SELECT a FROM t WHERE a LIKE ANY (ARRAY['a', '{{v}}']);",
  "SELECT a FROM t WHERE a = ANY('{{v}}');",
  "SELECT regexp_replace(lower(a), '{{v}}', '') FROM t;",
];

interface Run {
  sql: string;
  value: string;
  statements: string;
  wanted: string;
}

function runsOf(language: string): Run[] {
  return shapes.flatMap(([sql, [before, after] = ['', '']]) =>
    values.flatMap((value) => {
      const statements = filledCommand(sql, language, value);
      return statements === undefined ? [] : [{ sql, value, statements, wanted: before + value + after }];
    }),
  );
}

const setUp = `CREATE TABLE t (n INTEGER, a VARCHAR(300)); CREATE TABLE u (a VARCHAR(300));`;
const rows = values.map((value) => `INSERT INTO t VALUES (1, X'${Buffer.from(value).toString('hex')}');`);

describe.each(['sql', 'mysql', 'psql'])('in a block of %s', (language) => {
  test('every value without a backslash is filled in where all databases read alike', () => {
    for (const [sql] of shapes.filter(([shape]) => !/[-/]\{\{|\}\}\//.test(shape)))
      for (const value of values) {
        const filled = filledCommand(sql, language, value);
        if (!value.includes('\\')) expect(filled, `${sql} ${value}`).toBeDefined();
      }
  });

  test.each(doubtful)('%s takes inert values alone', (sql) => {
    for (const value of values) if (!isInert(value)) expect(filledCommand(sql, language, value), value).toBeUndefined();
  });

  test('SQLite reads each value as itself, and nothing else runs', () => {
    const database = new DatabaseSync(':memory:');
    database.exec(setUp);
    const insert = database.prepare('INSERT INTO t VALUES (1, ?)');
    for (const value of values) insert.run(value);
    const runs = runsOf(language);
    expect(runs.length).toBeGreaterThan(shapes.length * values.length * 0.8);

    const wrong = runs.flatMap(({ sql, value, statements, wanted }) => {
      const all = statements.split(/(?<=;)\n/);
      const results = all.map((statement) => database.prepare(statement).all());
      const read = results.flatMap((found) => found.map((row) => String(Object.values(row)[0])));
      return read.length === 1 && read[0] === wanted ? [] : [{ sql, value, statements, read }];
    });

    expect(wrong).toEqual([]);
    expect(database.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: values.length });
    expect(database.prepare('SELECT count(*) AS n FROM u').get()).toEqual({ n: 0 });
  });
});

const hasMariaDb = ['mariadbd', 'mariadb', 'mariadb-install-db'].every(
  (program) => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined,
);

describe('MariaDB', () => {
  let server: ChildProcess | undefined;
  let socket: string;
  const client = (input: string, database = 'shop') =>
    spawnSync(
      'mariadb',
      [
        '--no-defaults',
        '--user=root',
        `--socket=${socket}`,
        '--batch',
        '--raw',
        '--skip-column-names',
        '--default-character-set=utf8mb4',
        database,
      ],
      { input, encoding: 'utf8', maxBuffer: 50_000_000 },
    );

  beforeAll(async () => {
    if (!hasMariaDb) return;
    const folder = temporaryFolderForFile();
    const data = path.join(folder, 'data');
    mkdirSync(data);
    socket = path.join(folder, 's');
    const own = ['--no-defaults', `--datadir=${data}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
    spawnSync('mariadb-install-db', [...own, '--auth-root-authentication-method=normal', '--skip-test-db'], {
      stdio: 'ignore',
    });
    server = spawn(
      'mariadbd',
      [...own, `--socket=${socket}`, `--pid-file=${path.join(folder, 'pid')}`, '--skip-networking', '--skip-log-bin'],
      { stdio: 'ignore' },
    );
    for (let tries = 0; tries < 200 && client('SELECT 1;', 'mysql').status !== 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 300));
  }, 120_000);
  afterAll(() => void server?.kill('SIGTERM'));

  test.for([
    ['sql', ''],
    ['mysql', ''],
    ['sql', 'ANSI_QUOTES'],
    ['sql', 'NO_BACKSLASH_ESCAPES'],
    ['sql', 'PIPES_AS_CONCAT,ANSI_QUOTES'],
  ] as const)(
    'reads each value of a block of %s as itself with the modes “%s”, and nothing else runs',
    { timeout: 120_000 },
    ([language, modes], { skip }) => {
      skip(!hasMariaDb, 'mariadb-server is not installed');
      const runs = runsOf(language);
      const texts = runs.map(({ statements }, index) => `${statements}\nSELECT 'mark-${index}';`);
      const { stdout, stderr, status } = client(
        [
          'CREATE OR REPLACE DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin; USE shop;',
          setUp,
          ...rows,
          `SET SESSION sql_mode = '${modes}'; SET SESSION collation_connection = 'utf8mb4_nopad_bin';`,
          ...texts,
          "SELECT 'left', (SELECT count(*) FROM t), (SELECT count(*) FROM u);",
        ].join('\n'),
        'mysql',
      );

      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toBe(
        `${runs.map(({ wanted }, index) => `${wanted}\nmark-${index}\n`).join('')}left\t${values.length}\t0\n`,
      );
    },
  );
});
