import { expect, test } from 'vitest';
import { filledCommand } from '../../../test/support/filled-command.ts';

test.each([
  // SQL, whatever carries it: letters can be a column, and dashes begin a comment.
  ['sql', 'DELETE FROM orders_{{v}} WHERE done = 1', ['2024', 'eu'], ['2024--', 'a.b', 'a/b']],
  ['sql', 'SELECT * FROM public.{{v}}', ['orders'], ['orders--']],
  ['SQL', 'DELETE FROM t WHERE id = {{v}}', ['7'], ['id', '1--', "it's"]],
  ['pgsql', "DELETE FROM t WHERE id = '{{v}}'", ['id', 'a/b'], ['--', "it's"]],
  ['', 'mysql> DELETE FROM t WHERE id = {{v}};', ['7'], ['id', "it's"]],
  ['text', 'postgres=# DELETE FROM t WHERE id = {{v}};', ['7'], ['id', "it's"]],
  ['bash', 'psql -c "DELETE FROM t WHERE id = {{v}}"', ['7'], ['id', '1--']],
  ['bash', 'node1> DELETE FROM t WHERE id = {{v}};', ['7'], ['id', '1--', "it's"]],
  ['', 'mysql@pxc1> DELETE FROM t WHERE id = {{v}};', ['7'], ['id', '1--', "it's"]],
  ['console', 'router# show run {{v}}', ['eth0'], ['a b', 'x;y']],
  ['bash', 'psql -c "DELETE FROM t WHERE id = \'{{v}}\'"', ['a/b'], ['--']],
  ['bash', "psql --command 'TRUNCATE {{v}}'", ['jobs', 'shop.jobs'], ['jobs--', '1', 'a/b']],
  ['bash', 'psql --host {{v}} -c "SELECT 1"', ['db-1.example.com'], []],
  ['bash', 'psql <<EOF\nDELETE FROM t WHERE id = {{v}};\nEOF', ['7'], ['id', 'EOF']],
  // Languages in which the other characters are operators.
  ['bash', "perl -ne 'print if $. > {{v}}' f", ['7', 'a.b-c'], ['1,system+q/touch/,q/owned/', 'a/b']],
  ['bash', "sed -n '{{v}}p' f", ['7'], ['1w/tmp/x']],
  ['bash', "sed -i 's/a/{{v}}/' f", ['b'], ['b/e']],
  ['bash', 'sed -i s/a/b/ {{v}}', ['/etc/hosts'], []],
  ['bash', 'python3 /opt/tool.py {{v}}', ['/var/log/x'], []],
  // Hosts, lists, folders, files of the network.
  ['bash', 'curl https://{{v}}/health', ['api.example.com:8443'], ['evil.example/x', 'a@b']],
  ['', 'GET https://{{v}}.example.com/', ['eu-1'], ['evil.example/']],
  ['powershell', 'Remove-Item D:/tmp/{{v}}', ['a/b'], ['x,C:/']],
  ['bash', 'cp x{{{v}}} y', ['a'], ['1..9', 'a,b']],
  ['bash', 'standin /data/{{v}}{{v}}', ['a'], ['.', 'a/']],
  ['bash', 'rm -rf /srv/{{v}}/', ['a', 'two words'], ['.', '/', '..', './/']],
  ['bash', 'bash < {{v}}', ['/tmp/x'], ['/dev/tcp/192.0.2.1/80']],
  ['bash', 'standin --file={{v}}', ['x'], ['/dev/udp/192.0.2.1/80', 'file:///etc/passwd']],
  ['bash', 'git push origin {{v}}', ['main'], [':main']],
  ['bash', 'standin {{v}}>out', ['2', 'a b'], []],
])('%s: %s', (language, block, filled, refused) => {
  for (const value of filled) expect(filledCommand(block, language, value), value).toBeDefined();
  for (const value of refused) expect(filledCommand(block, language, value), value).toBeUndefined();
});

test('a number in front of a redirection is a word', () => {
  expect(filledCommand('standin {{v}}>out', 'bash', '2')).toBe("standin '2'>out");
});

test.each([
  ['bash', `standin {{v}}\n${'f() '.repeat(4000)}`],
  ['bash', `standin {{v}}\n${'coproc '.repeat(2000)}`],
  ['console', `$ standin {{v}}\n$ ${'f() '.repeat(4000)}`],
])('what a grammar has no stack for takes inert values alone: %s', (language, block) => {
  expect(filledCommand(block, language, 'shop')).toContain('standin shop');
  expect(filledCommand(block, language, '$(touch owned)')).toBeUndefined();
});
