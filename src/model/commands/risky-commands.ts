/** A command that should say what it risks. */
export interface RiskyCommand {
  risk: 'destructive' | 'caution';
  /** Matched against one simple command, without prompt, `sudo` and assignments in front. */
  pattern: RegExp;
  /** What it does, as it goes on after “it”. */
  does: string;
}

/** Commands of a shell. The first that matches counts, so what destroys is before what only interrupts. */
export const riskyShellCommands: readonly RiskyCommand[] = [
  // Files and disks
  destroys(/^rm\s+(?:.*\s)?(?:-\w*[rRf]\w*|--recursive|--force)\b/, 'deletes files for good'),
  destroys(/^find\s.*\s-delete\b|^find\s.*-exec(?:dir)?\s+rm\b/, 'deletes every file that it finds'),
  destroys(/^(?:shred|wipefs|blkdiscard|sgdisk|mkfs(?:\.\w+)?|mkswap)\s/, 'overwrites files or disks'),
  destroys(/^dd\s(?:.*\s)?of=/, 'overwrites what `of=` names'),
  destroys(/^truncate\s(?:.*\s)?(?:-s|--size)/, 'cuts files off'),
  destroys(
    /^(?:lvremove|vgremove|pvremove|mdadm\s.*--zero-superblock|zfs\s+destroy|zpool\s+destroy)\b/,
    'deletes volumes',
  ),
  destroys(/^rsync\s.*--delete/, 'deletes what the source does not have'),
  destroys(/^crontab\s+-r\b|^(?:userdel|groupdel|deluser)\s/, 'deletes entries of the system'),
  destroys(/^(?:iptables|ip6tables)\s.*(?:-F\b|--flush\b)|^nft\s+flush\b|^ufw\s+reset\b/, 'deletes firewall rules'),
  // Kubernetes
  destroys(/^(?:kubectl|oc|k)\s(?!.*\bcan-i\b)(?:.*\s)?delete(?=\s|$)/, 'deletes objects of the cluster'),
  destroys(/^(?:kubectl|oc|k)\s(?:.*\s)?replace\s.*--force\b/, 'deletes objects and makes them anew'),
  destroys(/^helm\s+(?:.*\s)?(?:uninstall|delete|del|un)\s/, 'uninstalls a release'),
  destroys(
    /^(?:eksctl|kops|kind|k3d|minikube|velero|argocd|flux)\s+(?:.*\s)?(?:delete|uninstall)\b|^istioctl\s+uninstall\b/,
    'deletes what it names',
  ),
  // Clouds
  destroys(
    /^aws\s+(?:--\S+\s+(?:[^-\s]\S*\s+)?)*[a-z0-9-]+\s+(?:(?:batch-)?delete|terminate|purge|deregister|release|schedule-key-deletion)(?:-[a-z-]+)?(?=\s|$)/,
    'deletes resources of AWS',
  ),
  destroys(/^aws\s+(?:.*\s)?s3\s+(?:rm|rb)\b|^aws\s+(?:.*\s)?s3\s+sync\s.*--delete\b/, 'deletes objects of S3'),
  destroys(
    /^(?:gcloud|az|doctl|oci|hcloud|linode-cli|ibmcloud)\s+(?:.*\s)?(?:delete|purge|remove|rm|destroy)(?=\s|$)/,
    'deletes resources of the cloud',
  ),
  destroys(/^gsutil\s+(?:-\S+\s+)*(?:rm|rb)\b|^s3cmd\s+(?:del|rb)\b|^mc\s+(?:rm|rb)\b/, 'deletes stored objects'),
  destroys(
    /^(?:terraform|tofu|terragrunt|pulumi|cdk|cdktf)\s+(?:.*\s)?destroy\b|^(?:terraform|tofu)\s+(?:.*\s)?(?:apply\s.*-destroy|state\s+rm)\b/,
    'destroys infrastructure',
  ),
  destroys(
    /^sam\s+delete\b|^(?:serverless|sls)\s+remove\b|^heroku\s+(?:apps:destroy|pg:reset|addons:destroy)\b|^fly(?:ctl)?\s+(?:apps|volumes|machines?)\s+destroy\b/,
    'destroys what is deployed',
  ),
  // Containers
  destroys(
    /^(?:docker|podman|nerdctl)\s+(?:(?:container|image|volume|network|system|builder|stack|secret|config|service)\s+)?(?:rm|rmi|prune|remove)\b/,
    'deletes containers, images or volumes',
  ),
  destroys(
    /^(?:docker[- ]compose|podman[- ]compose)\s+(?:.*\s)?down\s(?:.*\s)?(?:-v|--volumes)\b/,
    'deletes containers and their volumes',
  ),
  // Data stores and queues
  destroys(/^(?:redis-cli|valkey-cli|keydb-cli)\s(?:.*\s)?(?:flushall|flushdb|del|unlink)\b/i, 'deletes keys'),
  destroys(/^(?:dropdb|dropuser|pg_resetwal|mysqladmin\s(?:.*\s)?drop)\b/, 'deletes a database or a user'),
  destroys(/^mongo(?:sh)?\s.*(?:dropDatabase|deleteMany|deleteOne|\.drop\(|\.remove\()/, 'deletes documents'),
  destroys(
    /^kafka-(?:topics|consumer-groups|acls)(?:\.sh)?\s(?:.*\s)?--delete\b|^kafka-delete-records|^kafka-consumer-groups(?:\.sh)?\s.*--reset-offsets\s.*--execute\b/,
    'deletes topics, groups or offsets',
  ),
  destroys(
    /^rabbitmqctl\s(?:.*\s)?(?:purge_queue|delete_\w+|force_reset|reset|forget_cluster_node)\b|^rabbitmqadmin\s(?:.*\s)?(?:delete|purge)\b/,
    'deletes messages or queues',
  ),
  destroys(
    /^etcdctl\s(?:.*\s)?(?:del|rm|member\s+remove)\b|^consul\s+(?:kv\s+delete|force-leave)\b|^vault\s+(?:kv\s+(?:delete|destroy|metadata\s+delete)|delete|lease\s+revoke|token\s+revoke)\b/,
    'deletes entries',
  ),
  destroys(
    /^(?:curl|wget)\s(?:.*\s)?(?:-X\s*|--(?:request|method)[= ])["']?DELETE\b|^(?:http|https|xh)\s+(?:-\S+\s+)*DELETE\b/,
    'sends a DELETE',
  ),
  // Code
  destroys(
    /^git\s(?:.*\s)?push\s(?:.*\s)?(?:--force(?:-with-lease)?|-\w*f\w*|--delete|--mirror|\+\S+)(?=\s|=|$)/,
    'rewrites or deletes what others have',
  ),
  destroys(
    /^git\s(?:.*\s)?(?:reset\s(?:.*\s)?--hard|clean\s(?:.*\s)?-(?!\w*n)\w*[fdx]\w*|branch\s(?:.*\s)?-D|filter-branch|filter-repo)\b/,
    'throws work away',
  ),
  destroys(/^gh\s+\w+\s+delete\b|^npm\s+unpublish\b/, 'deletes what is published'),
  // Frameworks, schedulers and databases, by their own manuals: Rails, Django, Nomad, Cassandra, Elasticsearch, Ceph, Vault
  destroys(
    /^(?:(?:bundle\s+exec|bin\/|\.\/bin\/)\s*)?(?:rails|rake)\s+(?:.*\s)?db:(?:drop|reset|purge|truncate_all|migrate:reset|schema:load|setup)(?::\w+)?\b/,
    'drops or empties a database',
  ),
  destroys(/^(?:\S*python3?\s+)?(?:\.\/)?manage\.py\s+(?:flush|reset_db|sqlflush)\b/, 'empties a database'),
  destroys(/^(?:php\s+)?(?:\.\/)?artisan\s+(?:migrate:(?:fresh|refresh|reset)|db:wipe)\b/, 'drops tables'),
  destroys(
    /^nomad\s+(?:.*\s)?(?:job\s+)?stop\s(?:.*\s)?-purge\b|^nomad\s+(?:volume|namespace|var)\s+(?:delete|purge)\b/,
    'deletes what it names',
  ),
  destroys(
    /^nodetool\s(?:.*\s)?(?:decommission|removenode|assassinate|clearsnapshot|truncatehints)\b/,
    'takes a node or its data out of the ring',
  ),
  destroys(
    /^(?:ceph\s+(?:.*\s)?(?:osd\s+(?:purge|destroy|rm|pool\s+(?:delete|rm))|fs\s+rm)|rbd\s+(?:.*\s)?(?:rm|remove|trash\s+purge)|rados\s+(?:.*\s)?(?:rm|rmpool|purge))\b/,
    'deletes stored data',
  ),
  destroys(
    /^(?:influx\s+(?:delete|bucket\s+delete)|cqlsh\s.*\bDROP\b|clickhouse-client\s.*\bDROP\b|nats\s+(?:stream|consumer|kv)\s+(?:rm|purge|del))/i,
    'deletes stored data',
  ),
  destroys(/^(?:zkCli\.sh|zookeeper-shell(?:\.sh)?)\s.*\b(?:deleteall|delete|rmr)\b/, 'deletes entries'),
  destroys(
    /^(?:juju\s+(?:destroy|remove|kill)-\S+|vagrant\s+destroy|packer\s+.*-force|virsh\s+(?:undefine|destroy|vol-delete))\b/,
    'destroys machines',
  ),
  destroys(
    /^(?:fdisk|parted|sfdisk|cfdisk|cryptsetup\s+(?:luksFormat|erase)|nvme\s+format|hdparm\s.*--security-erase)\s(?!.*(?:-l\b|--list|print\b))/,
    'overwrites files or disks',
  ),
  // Windows
  destroys(/^(?:Remove-Item|ri|del|erase|rd|rmdir)\s.*(?:-Recurse|-Force|\/s)\b/i, 'deletes files for good'),
  destroys(
    /^(?:Remove|Uninstall)-[A-Z]\w+|^Clear-(?:Content|Item\w*|Disk|EventLog|RecycleBin)|^Format-Volume/,
    'deletes what it names',
  ),
  // An empty command, or one that prints nothing, in front of a redirection: what was in the file is gone.
  destroys(
    /^(?::|true|cat\s+\/dev\/null|echo\s+-n(?:\s+(?:""|''))?|printf\s+(?:""|''))?\s*>(?![>&|])\s*(?!\/dev\/(?:null|stdout|stderr|tty)\b)[^\s&]/,
    'empties a file',
  ),
  // What interrupts, and can be taken back
  interrupts(/^rm\s/, 'deletes files'),
  interrupts(
    /^(?:systemctl|rc-service|supervisorctl|pm2|initctl)\s(?:.*\s)?(?:stop|restart|try-restart|disable|mask|kill|delete)\b|^service\s+\S+\s+(?:stop|restart)\b/,
    'stops or restarts a service',
  ),
  interrupts(/^(?:kill|pkill|killall)\s(?!-[0l]\b)/, 'ends processes'),
  interrupts(/^(?:reboot|shutdown|halt|poweroff|init\s+[06])\b/, 'stops the machine'),
  interrupts(
    /^(?:kubectl|oc|k)\s(?:.*\s)?(?:drain|cordon|scale|rollout\s+(?:restart|undo|pause)|evict|taint)\b/,
    'moves, restarts or scales what runs',
  ),
  interrupts(/^helm\s+(?:.*\s)?rollback\s/, 'puts another version in place'),
  interrupts(
    /^(?:docker|podman|nerdctl)\s+(?:(?:container|compose|service)\s+)?(?:stop|restart|kill|down|update|scale)\b|^docker-compose\s+(?:.*\s)?(?:stop|restart|kill|down)\b/,
    'stops or restarts containers',
  ),
  interrupts(
    /^aws\s+(?:.*\s)?(?:stop|reboot|failover|switchover|promote|reset)-[a-z-]+/,
    'stops, restarts or swaps resources of AWS',
  ),
  interrupts(/^(?:terraform|tofu)\s+(?:.*\s)?apply\b.*-auto-approve/, 'changes infrastructure without asking'),
  interrupts(/^(?:chmod|chown|chgrp)\s(?:.*\s)?(?:-\w*R\w*|--recursive)\b/, 'changes the rights of whole folders'),
  interrupts(/^(?:Stop|Restart)-(?:Service|Process|Computer|VM)\b/i, 'stops or restarts something'),
];

/** Statements of SQL, matched one by one without comments. */
export const riskySqlStatements: readonly RiskyCommand[] = [
  destroys(
    /\bdrop\s+(?:table|database|schema|index|view|materialized\s+view|user|role|column|tablespace|keyspace|collection|extension|function|trigger|type|sequence)\b/i,
    'drops what holds data',
  ),
  destroys(/(?:^|["'(])\s*truncate\s+(?:table\s+)?["'`\w]/im, 'empties a table'),
  destroys(/\bdelete\s+from\s+(?![^;]*\bwhere\b)/i, 'deletes every row of a table'),
  destroys(
    /(?:^|["'(])\s*update\s+["'`\w.]+\s+(?:as\s+\w+\s+)?set\b(?![^;]*\bwhere\b)/im,
    'changes every row of a table',
  ),
  interrupts(/\bdelete\s+from\b/i, 'deletes rows'),
  interrupts(/\b(?:pg_terminate_backend|pg_cancel_backend)\s*\(|^kill\s+\d/i, 'ends sessions of others'),
  interrupts(
    /\bvacuum\s+(?:\(\s*)?full\b|\breindex\s+(?!.*\bconcurrently\b)(?:table|index|database|schema)\b|\bcluster\s+\w+\s+using\b/i,
    'locks tables',
  ),
];

function destroys(pattern: RegExp, does: string): RiskyCommand {
  return { risk: 'destructive', pattern, does };
}

function interrupts(pattern: RegExp, does: string): RiskyCommand {
  return { risk: 'caution', pattern, does };
}
