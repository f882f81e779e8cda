import { describe, expect, test } from 'vitest';
import { riskiestCommand } from './commands-in-code.ts';

function riskOf(text: string, language = 'bash'): string | undefined {
  return riskiestCommand({ language, text })?.risk;
}

describe('what destroys is found', () => {
  test.each([
    'rm -rf /var/lib/data',
    'sudo rm -r build/',
    'rails db:drop',
    'RAILS_ENV=production bundle exec rake db:reset',
    'bin/rails db:schema:load',
    'python3 manage.py flush --no-input',
    'php artisan migrate:fresh',
    'nodetool decommission',
    'nodetool -h 10.0.0.1 removenode 7f1c',
    'nomad job stop -purge api',
    'nomad stop -purge api',
    'ceph osd purge 3 --yes-i-really-mean-it',
    'rbd rm pool/image',
    'nats stream purge ORDERS',
    'vagrant destroy -f',
    'cryptsetup luksFormat /dev/sdb',
    '> /var/log/app.log',
    ': > app.log',
    'cat /dev/null > /var/log/app.log',
    'sudo truncate -s 0 app.log',
    'EXPLAIN_ONLY=1 rm -rf data',
    'psql -c "EXPLAIN ANALYZE DELETE FROM carts"',
    '$ sudo -u postgres rm -f base.tar',
    'cd /data && rm -rf *',
    'rm --recursive old',
    'find /var/log -name "*.gz" -mtime +30 -delete',
    'find . -name core -exec rm {} \\;',
    'kubectl delete pod api-0',
    'kubectl --namespace {{namespace}} delete deployment api',
    'kubectl get pods -o name | xargs -n 1 kubectl delete',
    'for pod in $(kubectl get pods -o name); do kubectl delete $pod; done',
    'oc delete project shop',
    'helm uninstall checkout -n shop',
    'aws ec2 terminate-instances --instance-ids i-1',
    'aws --profile prod rds delete-db-instance --db-instance-identifier orders',
    'aws cloudformation delete-stack --stack-name shop',
    'aws sqs purge-queue --queue-url "$QUEUE"',
    'aws s3 rm s3://bucket/path --recursive',
    'aws s3 sync . s3://bucket --delete',
    'gcloud compute instances delete web-1 --zone europe-west1-b',
    'az group delete --name shop',
    'terraform destroy',
    'terraform -chdir=prod apply -destroy',
    'terraform state rm module.db',
    'docker system prune -af',
    'docker volume rm data',
    'docker compose down --volumes',
    'redis-cli -h cache FLUSHALL',
    'dropdb orders',
    'psql -c "DROP TABLE orders"',
    'psql <<EOF\nBEGIN;\nTRUNCATE orders;\nEOF',
    'mysql shop -e "delete from carts"',
    'mongosh shop --eval "db.dropDatabase()"',
    'kafka-topics.sh --bootstrap-server b:9092 --delete --topic orders',
    'rabbitmqctl purge_queue orders',
    'curl -X DELETE http://es:9200/logs-2026',
    'curl --request DELETE https://api.example.com/v1/x',
    'git push --force origin main',
    'git push -f',
    'git push origin +main',
    'git reset --hard HEAD~1',
    'git clean -fdx',
    'dd if=/dev/zero of=/dev/sdb bs=1M',
    'mkfs.ext4 /dev/sdb1',
    "ssh web-1 'rm -rf /tmp/cache'",
    'bash -c "rm -rf /tmp/cache"',
    'kubectl exec api-0 -- rm -rf /cache',
    'docker exec -it cache redis-cli FLUSHDB',
    'aws dynamodb \\\n  delete-table \\\n  --table-name orders',
    'FORCE=1 rm -rf data',
    'if true; then rm -rf data; fi',
    'echo $(rm -rf data)',
    'kubectl delete pod <pod-name> -n <namespace>',
    'sudo -u gitlab env HOME=/tmp xargs -n 1 rm -rf',
    'timeout 30 sudo rm -rf data',
    "knife ssh roles:db 'sudo rm -rf /var/lib/data'",
    'ssh -p 2222 db-1 rm -rf /var/lib/data',
    'ssh db-1 "sudo -u postgres psql -c \'DROP TABLE x\'"',
    'kubectl exec -it db-0 -n shop -- sh -c "rm -rf /var/lib/data"',
    'kubectl -n shop exec db-0 -- psql -c "DROP TABLE orders"',
    'docker compose exec cache redis-cli FLUSHALL',
    'gcloud compute ssh db-1 --command="sudo rm -rf /data"',
    'echo FLUSHALL | redis-cli -h cache',
    'echo "rm -rf data" | sh',
    'curl -sX DELETE http://es:9200/logs',
    'tf state rm module.db',
    'docker-machine rm -f runner-1',
    'drush sql-drop',
    'mc rm --recursive --force store/backups',
    'zfs destroy tank/data@old',
    'etcdctl --endpoints=a:2379,b:2379 del /registry --prefix',
    'consul kv delete -recurse service/db',
    'vault kv metadata delete secret/db',
    'az vm delete --name web-1',
    'npx prisma migrate reset --force',
    'while read -r f; do rm -rf "$f"; done < files.txt',
    "It's gone:\nrm -rf data",
    'iptables -t nat -F',
  ])('%s', (text) => {
    expect(riskOf(text)).toBe('destructive');
  });

  test.each([
    ['sql', 'DROP INDEX orders_idx;'],
    ['sql', 'SELECT 1;\n\nDELETE FROM carts;'],
    ['postgresql', 'update orders set state = 1;'],
    ['sql', 'ALTER TABLE orders DROP COLUMN note;'],
    ['powershell', 'Remove-Item -Recurse C:\\logs'],
    ['powershell', 'Get-ChildItem | Remove-Item -Force'],
    ['powershell', 'Clear-Content app.log'],
    ['text', 'kubectl delete pod api-0'],
    ['console', '$ kubectl delete pod api-0\npod "api-0" deleted'],
    ['console', 'root@db-1:/# rm -rf /var/lib/data'],
    ['console', '# rm -rf /var/lib/data'],
    ['bash', '(venv) $ rm -rf build/'],
    ['bash', 'sh-4.4# rm -rf /host/var/lib/data'],
    ['powershell', 'PS C:\\> Remove-Item -Recurse C:\\logs'],
    ['bash', 'mysql> DROP TABLE orders;'],
    ['sql', 'shop=# DROP TABLE orders;'],
    ['console', '$ kubectl exec -it api-0 -- sh\n/ # rm -rf /cache'],
    ['console', '$ psql shop\nshop=# DROP TABLE jobs;'],
    ['bash', 'kubectl exec -it api-0 -- sh\n$ rm -rf /cache'],
    ['mongosh', 'db.carts.drop()'],
    ['text', '127.0.0.1:6379> FLUSHALL'],
    ['console', 'DELETE /logs-2026'],
    ['powershell', 'Get-Item x | ForEach-Object { Remove-Item $_ }'],
    ['sql', "PURGE BINARY LOGS TO 'mysql-bin.000063';"],
  ])('in %s: %s', (language, text) => {
    expect(riskOf(text, language)).toBe('destructive');
  });
});

describe('what only interrupts is found', () => {
  test.each([
    'systemctl restart nginx',
    'sudo systemctl stop postgresql@15-main',
    'service nginx restart',
    'kill -9 1234',
    'pkill -f worker',
    'kubectl rollout restart deployment/api',
    'kubectl scale deployment api --replicas=0',
    'kubectl drain node-1 --ignore-daemonsets',
    'docker compose restart api',
    'aws rds reboot-db-instance --db-instance-identifier orders',
    'rm notes.txt',
    'reboot',
    'psql -c "SELECT pg_terminate_backend(123)"',
    'psql -c "DELETE FROM carts WHERE id = 1"',
    'ip link delete vxlan.calico',
    'kubectl patch app x --type=json -p=\'[{"op":"remove","path":"/metadata/finalizers"}]\'',
    'redis-cli -p 26379 SENTINEL failover cache',
    'apt-get purge -y nginx',
    'aws ecs update-service --service api --force-new-deployment',
  ])('%s', (text) => {
    expect(riskOf(text)).toBe('caution');
  });
});

describe('what does neither is left alone', () => {
  test.each([
    'rm --version',
    'psql -c "EXPLAIN DELETE FROM carts"',
    'echo done > out.txt',
    'make > /dev/null',
    ': > /dev/null',
    '> kubectl get pods',
    'rails db:migrate:status',
    'nodetool status',
    'nomad stop -detach --help',
    'rbd ls pool',
    'kubectl get pods --field-selector reason=delete',
    'kubectl auth can-i delete pods',
    'kubectl describe pod delete-me',
    'kubectl delete pod api-0 --dry-run=client',
    'aws ec2 describe-instances --filters Name=tag:x,Values=delete',
    'aws logs filter-log-events --log-group-name x --filter-pattern "delete-user"',
    'terraform plan -destroy',
    'git push origin feature-f',
    'git push --follow-tags',
    'git clean -nfd',
    'git log --grep "rm -rf"',
    'echo "Never run rm -rf / here"',
    "grep 'kubectl delete' history.txt",
    '# rm -rf /',
    'ls # then rm -rf it',
    'docker run --rm alpine date',
    'docker ps',
    'helm list --uninstalled',
    'kill -0 1234',
    'systemctl status nginx',
    'curl -d "action=DELETE" https://example.com',
    'psql -c "SELECT * FROM deleted_orders"',
    'psql -c "UPDATE orders SET state = 1 WHERE id = 2"',
    'rsync -a src/ dst/',
    'npm rm --help',
    'aws s3 ls',
    'dd if=/dev/sda',
    'kubectl rollout status deployment/api',
    'kubectl config delete-me',
    'etcdctl member list',
    'git commit -m "Remove: rm -rf data"',
    'docker run --rm -it alpine sh -c "ls /data"',
    'curl -X POST http://api/v1/delete -o /dev/null',
    'kill -HUP 1',
    'cat > /tmp/record.json <<EOF\nrm -rf data\nEOF',
    'gcloud logging read "kubectl delete"',
    '> {"level": "info", "msg": "cluster/cluster.go"}',
    'terraform state list',
    'vault operator raft list-peers',
    'rsync --delete --dry-run a/ b/',
  ])('%s', (text) => {
    expect(riskOf(text)).toBeUndefined();
  });

  test.each([
    ['console', '$ ls\nrm -rf is mentioned in the output'],
    ['yaml', 'command: rm -rf /cache'],
    ['json', '{"sql": "DROP TABLE x"}'],
    ['python', 'run("psql --command TRUNCATE orders")'],
    ['python', 'shutil.rmtree("/cache")  # rm -rf'],
    ['promql', 'sum(rate(delete_total[5m]))'],
    ['sql', 'SELECT 1; -- DROP TABLE orders'],
    ['sql', "INSERT INTO notes VALUES ('drop table orders')"],
    ['sql', 'CREATE TABLE a (b int REFERENCES c ON DELETE CASCADE ON UPDATE SET NULL)'],
    ['sql', 'DELETE FROM carts\nWHERE expires < now();\n/* TRUNCATE carts */', 'caution'],
    ['powershell', 'Get-Process | Format-Table'],
    ['powershell', 'Remove-Item x -WhatIf'],
    ['text', 'The job will delete old rows.'],
  ])('in %s: %s', (language, text, risk?: string) => {
    expect(riskOf(text, language)).toBe(risk);
  });
});

test('of several commands the most dangerous one is shown, with its line', () => {
  expect(
    riskiestCommand({ language: 'bash', text: 'systemctl stop api\n\nrm -rf \\\n  /cache\nrm -rf /data' }),
  ).toMatchObject({ text: 'rm -rf /cache', line: 2 });
  expect(riskiestCommand({ language: 'sql', text: 'BEGIN;\n\nTRUNCATE\n  orders;' })).toMatchObject({
    text: 'TRUNCATE orders',
    line: 2,
  });
});

test('what only begins like a comment or a prompt many times is read once', () => {
  expect(riskOf(`${'/* '.repeat(100_000)}; drop table orders`, 'sql')).toBe('destructive');
  expect(riskOf(`${'/* '.repeat(100_000)}*/ drop table orders`, 'sql')).toBe('destructive');
  expect(riskOf(`${'\n'.repeat(400_000)}rm -rf /data`)).toBe('destructive');
});

test.each([
  'vault operator raft snapshot save backup.snap',
  'vault operator raft list-peers',
  'vault operator rekey -status',
  'python manage.py sqlflush',
  'consul snapshot save backup.snap',
  'etcdctl snapshot save backup.db',
  'mysqladmin status',
])('what saves, lists or only prints is harmless: %s', (command) => {
  expect(riskOf(command)).toBeUndefined();
});

test.each([
  'vault operator seal',
  'consul leave',
  'etcdctl compact 1516',
  'heroku maintenance:on',
  'nomad node drain -enable 7f1c',
  'mysqladmin flush-hosts',
])('what interrupts and can be taken back destroys nothing: %s', (command) => {
  expect(riskOf(command)).toBe('caution');
});
