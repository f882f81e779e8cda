import { manual, type RiskyUse } from './risky-use.ts';

const dropTable = manual(
  'postgres/postgres',
  'd4019b7cd33e7d820013c8a58917e31cdcca57ed',
  'doc/src/sgml/ref/drop_table.sgml',
);

/**
 * Statements of SQL and CQL, by words that follow each other, in any place of the statement; `^` is the beginning of a statement or of what
 * quotes and brackets hold. Comments and strings are no words.
 */
export const riskyStatements: readonly RiskyUse[] = [
  {
    risk: 'destructive',
    does: 'drops what holds data',
    source: dropTable,
    uses: [
      'drop table|tables|database|schema|index|view|materialized|user|role|column|tablespace|keyspace|collection|extension|function|trigger|type|sequence|owned|partition|subscription|publication|policy|constraint|procedure|aggregate|dictionary|measurement|series|shard|retention',
      'drop if exists',
      'detach partition',
    ],
  },
  {
    risk: 'destructive',
    does: 'drops a replication slot, and what it kept',
    source: dropTable,
    uses: ['pg_drop_replication_slot', 'pg_logical_slot_get_changes'],
  },
  {
    risk: 'destructive',
    does: 'empties a table',
    source: manual(
      'ClickHouse/ClickHouse',
      '8bc45521d42fa8f45f997787cadd445afa03e13f',
      'docs/en/sql-reference/statements/drop.md',
    ),
    uses: ['truncate table', '^ truncate *'],
  },
  {
    risk: 'destructive',
    does: 'deletes every row of a table',
    source: dropTable,
    uses: ['delete from * !where|limit'],
  },
  {
    risk: 'destructive',
    does: 'changes every row of a table',
    source: dropTable,
    uses: ['^ update * set !where|limit', '^ update * * set !where|limit', '^ update * as * set !where|limit'],
  },
  {
    risk: 'destructive',
    does: 'deletes what replicas may still need',
    source: 'https://mariadb.com/kb/en/purge-logs',
    uses: ['^ purge binary|master logs', '^ reset master|slave|replica', '^ reset binary logs'],
  },
  { risk: 'caution', does: 'deletes rows', source: dropTable, uses: ['delete from *', '^ alter table * delete where'] },
  {
    risk: 'caution',
    does: 'ends sessions of others',
    source: dropTable,
    uses: ['pg_terminate_backend|pg_cancel_backend', '^ kill *', '^ call mysql.rds_kill|mysql.rds_kill_query'],
  },
  {
    risk: 'caution',
    does: 'stops replication or promotes a replica',
    source: 'https://mariadb.com/kb/en/purge-logs',
    uses: ['^ stop slave|replica|group_replication', 'pg_promote', 'pg_wal_replay_pause'],
  },
  {
    risk: 'caution',
    does: 'locks tables',
    source: dropTable,
    uses: [
      'vacuum full',
      '^ reindex table|index|database|schema|system !concurrently',
      '^ cluster * using',
      '^ optimize table',
      '^ lock table|tables',
      '^ flush tables with',
    ],
  },
];
