import { manual, type RiskyUse } from './risky-use.ts';

const redis = manual('redis/redis-doc', '7894c70cb63121e1128530c0163a5d9796eaf5d6', 'commands/flushall.md');
const kafka = manual('apache/kafka', 'a71db3ecc799d7818ce50bdf73b34b0e669c19df', 'docs/ops.html');
const rabbitmq = manual(
  'rabbitmq/rabbitmq-server',
  'dd292acd7bb86f6c80347917c0872d3a9b63736b',
  'deps/rabbit/docs/rabbitmqctl.8',
);

/** Databases, queues, stores of keys, and the frameworks that keep their tables. */
export const riskyDataStoreUses: readonly RiskyUse[] = [
  {
    risk: 'destructive',
    does: 'deletes keys',
    source: redis,
    uses: [
      'redis-cli|valkey-cli|keydb-cli|iredis ** FLUSHALL|FLUSHDB|DEL|UNLINK|XTRIM|LTRIM|GETDEL',
      'redis-cli|valkey-cli|keydb-cli ** SCRIPT FLUSH',
      'redis-cli|valkey-cli ** CLUSTER RESET|FORGET|FLUSHSLOTS',
      'redis-cli|valkey-cli --cluster ** del-node',
      'FLUSHALL|FLUSHDB',
    ],
  },
  {
    risk: 'caution',
    does: 'swaps, stops or reconfigures a server',
    source: redis,
    uses: [
      'redis-cli|valkey-cli|keydb-cli ** SENTINEL failover|reset|remove',
      'redis-cli|valkey-cli|keydb-cli ** SHUTDOWN|FAILOVER|REPLICAOF|SLAVEOF|DEBUG',
      'redis-cli|valkey-cli|keydb-cli ** CLUSTER failover',
      'redis-cli|valkey-cli|keydb-cli ** CLIENT kill|pause',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes a database or a user',
    source: manual('postgres/postgres', '1ebff9ba81afbb885d8c34d7e4e975f5cdbe9a4a', 'doc/src/sgml/ref/dropdb.sgml'),
    uses: [
      'dropdb|dropuser|pg_resetwal|pg_resetxlog * !-n|--dry-run',
      'pg_dropcluster *',
      'pg_archivecleanup * !-n|--dry-run',
      'pg_restore --clean|-c',
      'pg_rewind * !-n|--dry-run',
      'mysqladmin|mariadb-admin ** drop',
      'mysqlpump|mysqldump --delete-master-logs',
    ],
  },
  {
    risk: 'caution',
    does: 'stops, restarts or swaps a database server',
    source: manual('postgres/postgres', '1ebff9ba81afbb885d8c34d7e4e975f5cdbe9a4a', 'doc/src/sgml/ref/dropdb.sgml'),
    uses: [
      'pg_ctl stop|restart|promote|kill',
      'pg_ctlcluster * * stop|restart|promote',
      'mysqladmin|mariadb-admin ** shutdown|flush-*|kill',
      'patronictl switchover|failover|restart|pause',
    ],
  },
  {
    risk: 'destructive',
    does: 'throws the data of a member away',
    source: manual('postgres/postgres', '1ebff9ba81afbb885d8c34d7e4e975f5cdbe9a4a', 'doc/src/sgml/ref/dropdb.sgml'),
    uses: [
      'patronictl reinit|remove',
      'gitlab-ctl patroni reinitialize-replica',
      'pgbackrest stanza-delete|expire',
      'pgbackrest restore --delta',
      'wal-g delete',
      'barman delete',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes topics, groups, records or offsets',
    source: kafka,
    uses: [
      'kafka-topics|kafka-consumer-groups|kafka-acls|kafka-configs|kafka-streams-application-reset --delete|--delete-offsets|--delete-config|--remove',
      'kafka-delete-records **',
      'kafka-consumer-groups --reset-offsets --execute',
      'kafka-streams-application-reset ** !--dry-run',
      'kafka-storage format',
      'rpk topic|group delete|trim-prefix|offset-delete',
      'kafkactl|confluent ** delete',
    ],
  },
  {
    risk: 'caution',
    does: 'moves partitions or leaders',
    source: kafka,
    uses: [
      'kafka-reassign-partitions --execute|--cancel',
      'kafka-leader-election **',
      'kafka-server-stop|zookeeper-server-stop **',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes messages, queues or users',
    source: rabbitmq,
    uses: [
      'rabbitmqctl ** purge_queue|delete_*|force_reset|reset|forget_cluster_node|clear_*',
      'rabbitmqadmin ** delete|purge',
      'rabbitmq-queues ** delete_member|shrink',
    ],
  },
  {
    risk: 'caution',
    does: 'stops a broker or closes its connections',
    source: rabbitmq,
    uses: ['rabbitmqctl ** stop|stop_app|shutdown|close_*|force_boot|restart_vhost'],
  },
  {
    risk: 'destructive',
    does: 'deletes entries',
    source: manual('etcd-io/etcd', '8dfcc8ee35defbcf972130a002e376d1fd917c64', 'etcdctl/README.md'),
    uses: [
      'etcdctl del|rm|rmdir',
      'etcdctl member remove',
      'etcdctl user|role|auth delete|disable',
      'etcdctl lease revoke',
      'etcdctl user|role revoke-*',
    ],
  },
  {
    risk: 'caution',
    does: 'blocks a member, moves the leader, or drops or replaces what was kept',
    source: manual('etcd-io/etcd', '8dfcc8ee35defbcf972130a002e376d1fd917c64', 'etcdctl/README.md'),
    uses: ['etcdctl defrag|move-leader|compact|compaction', 'etcdctl|etcdutl snapshot restore'],
  },
  {
    risk: 'destructive',
    does: 'deletes entries',
    source: manual(
      'hashicorp/consul',
      '448f08b1b88f3a5856de3e57be1b36295ac517bb',
      'website/content/commands/kv/delete.mdx',
    ),
    uses: [
      'consul kv delete',
      'consul force-leave',
      'consul acl ** delete',
      'consul config delete',
      'consul operator raft remove-peer',
      'consul snapshot restore',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes or revokes secrets',
    source: manual(
      'hashicorp/vault',
      'b746f8073afd51a438ff0f5e61d97a320953ec53',
      'website/content/docs/commands/delete.mdx',
    ),
    uses: [
      'vault delete',
      'vault kv delete|destroy',
      'vault kv metadata delete',
      'vault lease|token revoke',
      'vault secrets|auth|audit disable',
      'vault policy delete',
      'vault operator raft remove-peer',
      'vault operator raft snapshot restore',
    ],
  },
  {
    risk: 'caution',
    does: 'seals the vault or changes its keys',
    source: manual(
      'hashicorp/vault',
      'b746f8073afd51a438ff0f5e61d97a320953ec53',
      'website/content/docs/commands/delete.mdx',
    ),
    uses: ['vault operator seal|step-down|rotate', 'vault operator rekey|generate-root !-status'],
  },
  {
    risk: 'caution',
    does: 'takes a member out of the cluster',
    source: manual(
      'hashicorp/consul',
      '448f08b1b88f3a5856de3e57be1b36295ac517bb',
      'website/content/commands/kv/delete.mdx',
    ),
    uses: ['consul leave'],
  },
  {
    risk: 'destructive',
    does: 'sends a DELETE',
    source: manual('curl/curl', '535b37950bbda708dae25cf2b1155545deb6ee72', 'docs/cmdline-opts/request.md'),
    uses: [
      'curl -X=DELETE|--request=DELETE',
      'wget --method=DELETE',
      'http|https|xh DELETE',
      'Invoke-RestMethod|Invoke-WebRequest|irm|iwr -Method=DELETE',
    ],
  },
  {
    risk: 'caution',
    does: 'empties a cache',
    source: manual('curl/curl', '535b37950bbda708dae25cf2b1155545deb6ee72', 'docs/cmdline-opts/request.md'),
    uses: [
      'curl -X=PURGE|-X=BAN|--request=PURGE',
      'curl ** */purge_cache*|*/purge_everything*',
      'varnishadm ban|ban.*',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes an index or its documents',
    source: manual(
      'elastic/elasticsearch',
      '4c27eab8992ce50094a161c0f0ccf9c0d732e7d3',
      'docs/reference/indices/delete-index.asciidoc',
    ),
    uses: ['DELETE /*', 'DELETE _*', 'POST *_delete_by_query*', 'curl ** *_delete_by_query*|*/delete_series*'],
  },
  {
    risk: 'destructive',
    does: 'drops or empties a database',
    source: manual('rails/rails', '4849e15e956b6748d3235bc0bc9e896a7dbbced8', 'guides/source/command_line.md'),
    uses: [
      'rails|rake|gitlab-rake ** db:drop|db:drop:*|db:reset|db:purge|db:truncate_all|db:migrate:reset|db:schema:load|db:setup|db:rollback',
      'rails destroy',
      'prisma migrate reset',
      'prisma db push --force-reset|--accept-data-loss',
      'prisma ** remove|rm',
    ],
  },
  {
    risk: 'destructive',
    does: 'empties a database',
    source: manual('django/django', '0de2337174f4a9926eb0e301a596de74f294c016', 'docs/ref/django-admin.txt'),
    uses: ['manage.py|django-admin flush|reset_db'],
  },
  {
    risk: 'destructive',
    does: 'drops tables',
    source: manual('laravel/docs', '833c08bb7090868950f440041993bb1e179f9800', 'migrations.md'),
    uses: [
      'artisan migrate:fresh|migrate:refresh|migrate:reset|migrate:rollback|db:wipe|queue:flush|queue:clear',
      'flyway clean',
      'drush sql-drop|sql:drop|site-install|si',
      'liquibase drop-all|dropAll|rollback*',
      'alembic downgrade',
      'knex migrate:rollback',
      'sequelize db:drop',
    ],
  },
  {
    risk: 'destructive',
    does: 'takes a node or its data out of the ring',
    source: 'https://docs.datastax.com/en/cassandra-oss/3.x/cassandra/tools/toolsDecommission.html',
    uses: ['nodetool ** decommission|removenode|assassinate|clearsnapshot|truncatehints'],
  },
  {
    risk: 'caution',
    does: 'stops a node, or keeps it busy',
    source: 'https://docs.datastax.com/en/cassandra-oss/3.x/cassandra/tools/toolsDecommission.html',
    uses: [
      'nodetool ** drain|rebuild|disablebackup|stopdaemon|disablegossip|disablebinary|disablethrift|cleanup|scrub|stop',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes stored data',
    source: manual('ceph/ceph', 'e993851b7abf80fd793aa5b7188f1af7dbe03041', 'doc/man/8/ceph.rst'),
    uses: [
      'ceph osd purge|destroy|rm|lost|purge-new',
      'ceph osd crush remove|rm|unlink',
      'ceph osd pool delete|rm|rmsnap',
      'ceph fs rm|fail|reset',
      'ceph auth del|rm',
      'ceph mon remove|rm',
      'ceph orch rm|device|osd rm|zap',
      'ceph-volume lvm zap',
      'rados ** rm|rmpool|purge',
    ],
  },
  {
    risk: 'caution',
    does: 'moves data or marks a disk as lost to the cluster',
    source: manual('ceph/ceph', 'e993851b7abf80fd793aa5b7188f1af7dbe03041', 'doc/man/8/ceph.rst'),
    uses: ['ceph osd out|down|reweight|set', 'ceph mgr fail', 'ceph mds fail'],
  },
  {
    risk: 'destructive',
    does: 'deletes stored data',
    source: manual('ceph/ceph', '77e636f38aaa8439212ff1f82d29ed73c1da1a8c', 'doc/man/8/rbd.rst'),
    uses: ['rbd ** rm|remove', 'rbd trash purge', 'rbd snap purge|rollback|revert'],
  },
  {
    risk: 'destructive',
    does: 'deletes stored data',
    source: manual(
      'influxdata/docs-v2',
      '7d6d7f14e63f98849ba99fce14459d049c15d2a1',
      'content/influxdb/v2/reference/cli/influx/delete/_index.md',
    ),
    uses: ['influx delete', 'influx bucket|org|user|auth|v1 delete', 'promtool tsdb ** delete'],
  },
  {
    risk: 'destructive',
    does: 'deletes stored messages',
    source: manual('nats-io/natscli', '27db19b02f28359e59f79ebf1c8213ee4c301e59', 'README.md'),
    uses: ['nats stream|consumer|kv|str|con|object rm|purge|del|delete|rmm|destroy'],
  },
  {
    risk: 'destructive',
    does: 'deletes entries',
    source: manual(
      'apache/zookeeper',
      'b995c559e6a567deaeb5b87c136aaa97d574d8de',
      'zookeeper-docs/src/main/resources/markdown/zookeeperCLI.md',
    ),
    uses: [
      'zkCli|zkcli|zookeeper-shell ** deleteall|delete|rmr',
      'hdfs dfs -rm|-rmr|-expunge',
      'hdfs namenode -format',
      'hadoop fs -rm|-rmr',
    ],
  },
];

/** Calls of MongoDB's shell that delete. */
export const riskyMongoCalls: Omit<RiskyUse, 'uses'> & { calls: RegExp } = {
  risk: 'destructive',
  does: 'deletes documents',
  source: manual(
    'mongodb/docs',
    '5671ba4f64803ecca18bbf3fd77b5065f0b0f132',
    'source/reference/method/db.dropDatabase.txt',
  ),
  calls:
    /\.(?:dropDatabase|drop|dropIndex(?:es)?|dropUser|dropAllUsers|deleteMany|deleteOne|findOneAndDelete|remove)\s*\(/,
};
