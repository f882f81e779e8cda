import { describe, expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { secretInContent } from './secret-in-content.ts';

/** Put together here, so that scanners of this repository do not take the tests for leaks. */
const filler = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6';
const token = (prefix: string, length: number): string => prefix + filler.slice(0, length);

const saying = (text: string) => edited('guides/on-call.mdx', ['See the', `${text}\n\nSee the`]);
const running = (command: string, language = 'bash') => saying(`\`\`\`${language}\n${command}\n\`\`\``);

function levels(changes: Parameters<typeof findingsOf>[1]): string[] {
  return findingsOf(secretInContent, changes).map(({ level }) => level);
}

test('a token in the text is reported where it is, and never shown whole', () => {
  const secret = token('ghp_', 36);
  const report = reportOf(secretInContent, saying(`Use ${secret} for it.`));
  expect(report).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:7:5  error  secret/in-content
      This is a GitHub token in plain text: \`ghp_…\`.
      Revoke it first, because it stays in the history. Then write a variable instead, such as \`"$PASSWORD"\`."
  `);
  expect(report).not.toContain(secret.slice(0, 12));
});

test('a password on a command line is reported, and shown even less of', () => {
  const report = reportOf(secretInContent, running('mysql -u root -pdrillbit22 shop'));
  expect(report).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:8:17  error  secret/in-content
      This is a password in plain text.
      Revoke it first, because it stays in the history. Then write a variable instead, such as \`"$PASSWORD"\`."
  `);
  expect(report).not.toContain('drillbit');
});

test('words in the place of a password get a hint of their own', () => {
  expect(reportOf(secretInContent, running('aws rds modify-db-instance --master-user-password YourPassword')))
    .toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:8:51  warning  secret/in-content
      The words here instead of a password would be used as they are when someone pastes the command.
      Write a variable that is empty until someone sets it, such as \`"$PASSWORD"\`."
  `);
});

test('a key of which most is left out is none', () => {
  const line = token('', 52) + token('', 12);
  const key = `-----BEGIN PRIVATE KEY-----\n${line}\n . . .\n${line}\n-----END PRIVATE KEY-----`;
  expect(levels(running(key, ''))).toEqual([]);
});

test('a password that is the name of its user, or words behind a name of a hash, are words in its place', () => {
  expect(levels(running('drush --db-url=mysql://drupal:drupal@mariadb:3306/drupal'))).toEqual(['warning']);
  expect(levels(running("ALTER ROLE rails ENCRYPTED PASSWORD 'md5foobarbaz'"))).toEqual(['warning']);
  expect(levels(running('mount -o username=USER,password=PASS,uid=1000,gid=1000 //host/share'))).toEqual(['warning']);
});

describe('keys and tokens are found anywhere', () => {
  test.each([
    ['AWS', `AKIA${'IOSFODNN7ABCDEFG'}`],
    ['AWS secret', `aws_secret_access_key = ${token('', 40)}`],
    ['GitLab', token('glpat-', 20)],
    ['Slack', token('xoxb-', 40)],
    ['Slack webhook', `https://hooks.slack.com/services/T0ABCDEF1/B0ABCDEF1/${token('', 24)}`],
    ['Google', token('AIza', 35)],
    ['Stripe', token('sk_live_', 24)],
    ['SendGrid', `SG.${token('', 22)}.${token('', 43)}`],
    ['npm', token('npm_', 36)],
    ['Grafana', `glsa_${token('', 32)}_0123abcd`],
    ['Vault', token('hvs.', 30)],
    ['JWT', `eyJ${token('', 20)}.eyJ${token('', 30)}.${token('', 20)}`],
    [
      'a private key',
      `-----BEGIN RSA PRIVATE KEY-----\n${token('', 52)}${token('', 12)}\n${token('', 52)}\n-----END RSA PRIVATE KEY-----`,
    ],
    ['a private key on one line', `"-----BEGIN PRIVATE KEY-----\\n${token('', 52)}${token('', 12)}\\n-----END"`],
    ['Ceph', `AQ${token('', 36)}==`],
    ['Dynatrace', `dt0c01.${'ABCDEFGHJKLMNPQRSTUVWX23'}.${'ABCDEFGHJKLMNPQRSTUVWX234567YZ'.repeat(3).slice(0, 64)}`],
    ['Tailscale', `tskey-auth-${token('', 12)}-${token('', 30)}`],
    ['an address', 'postgres://app:s3cr3t-pw@db.example.com:5432/shop'],
    ['Azure', `AccountKey=${token('', 43)}${token('', 43)}==`],
  ])('of %s', (_whose, secret) => {
    expect(levels(saying(`Here: ${secret} .`))).toEqual(['error']);
  });

  test('in frontmatter and in YAML files', () => {
    expect(
      levels(edited('services/search.yaml', ['Finds products.', `Finds products with ${token('ghp_', 36)}.`])),
    ).toEqual(['error']);
    expect(
      levels(
        edited('runbooks/checkout/restore.mdx', [
          'title: Restore the database',
          `title: Restore with ${token('glpat-', 20)}`,
        ]),
      ),
    ).toEqual(['error']);
  });
});

describe('passwords on command lines are found', () => {
  test.each([
    'tool --password drillbit2',
    'tool --password=drillbit2',
    'tool --db-password "drillbit 2!"',
    "export PASSWORD='x7!kd'",
    'PGPASSWORD=x7kd9 psql -h db',
    'DB_PASSWORD=x7kd9',
    'mysqldump -h db -u root -ps3cr3t shop',
    'mysqldump \\\n  -u root \\\n  -ps3cr3t shop',
    'sshpass -p s3cr3t ssh web-1',
    'redis-cli -a s3cr3t ping',
    'curl -u admin:s3cr3t https://example.com',
    'curl --user "admin:s3cr3t" https://example.com',
    `curl -H "Authorization: Bearer ${token('', 30)}" https://example.com`,
    `curl -H "X-Api-Key: ${token('', 30)}" https://example.com`,
    `tool --token ${token('', 24)}`,
    `API_KEY=${token('', 24)} tool`,
    'docker login -u me -p s3cr3t registry.example.com',
    'openssl rsa -in key.pem -passin pass:s3cr3t',
    'kubectl create secret generic db --from-literal=password=s3cr3t',
    'git clone https://me:s3cr3t@git.example.com/x.git',
  ])('%s', (command) => {
    expect(levels(running(command))).toEqual(['error']);
  });

  test.each([
    ['yaml', 'password: x7kd9!'],
    ['json', '{"password": "x7kd9!"}'],
    ['sql', "CREATE USER app WITH PASSWORD 'x7kd9!';"],
    ['sql', "ALTER USER 'app'@'%' IDENTIFIED BY 'x7kd9!';"],
    ['ini', 'password = x7kd9!'],
  ])('in %s: %s', (language, code) => {
    expect(levels(running(code, language))).toEqual(['error']);
  });

  test('between backticks, but not in prose', () => {
    expect(levels(saying('Run `tool --password drillbit2x` now.'))).toEqual(['error']);
    expect(levels(saying('Never pass --password on a command line; the password: ask Ada.'))).toEqual([]);
  });
});

describe('what is only in the place of a secret is told apart', () => {
  test.each([
    'tool --password "$PASSWORD"',
    'tool --password ${PASSWORD}',
    'tool --password {{namespace}}',
    'tool --password <password>',
    'tool --password [password]',
    'tool --password ********',
    'tool --password xxxxxxxx',
    'tool --password "$(cat /run/secrets/db)"',
    'tool --password-file /run/secrets/db',
    'tool --password /run/secrets/db',
    'tool --password-stdin',
    'tool --password %PASSWORD%',
    'PASSWORD=$(vault kv get -field=password secret/db)',
    'PASSWORD=',
    'read -rs PASSWORD',
    'mysql -u root -p shop',
    'mysql -u root -p',
    'mysql -P 3306 -u root',
    'mysql --protocol tcp -u root',
    'curl -u "$USER:$PASSWORD" https://example.com',
    'curl -u admin https://example.com',
    'curl -H "Authorization: Bearer $TOKEN" https://example.com',
    'kubectl get secret db --output jsonpath={.data.password}',
    'aws secretsmanager get-secret-value --secret-id prod/db',
    'kubectl create token admin --duration 1h',
    'docker run -p 8080:80 app',
    'git clone https://git.example.com/x.git',
    'psql postgres://app:$PASSWORD@db/shop',
    'psql postgres://app:{{namespace}}@db/shop',
    'psql postgres://app@db/shop',
    'vault login -method=oidc',
    'TOKEN_TTL=30m',
    'helm upgrade --set secret.name=db-credentials',
    'kubectl --token production-reader get pods',
    'grep -i password /var/log/auth.log',
    'redis-cli -a "$REDIS_PASSWORD" ping',
    'ssh -p 2222 web-1',
    'password: ${DB_PASSWORD}',
    'password: !vault |',
    'password_policy: strict',
    'secret: checkout-db',
    "curl -u 'xxx:yyy' https://shop.example/",
    'tool --password yyy',
    'tool --password "[FILTERED]"',
    'tool --password 00000000',
    'PASSWORD=${DB_PASSWORD:?}',
    'PASSWORD="${DB_PASSWORD:?set it first}"',
    'curl -H "Authorization: Bearer <token>" https://example.com',
    'curl -H "X-Api-Key:" https://example.com',
    'curl -H "Authorization: Bearer" https://example.com',
    'psql --password --port 5432',
    "etcd --discovery-password '' --name a",
    'rclone serve --sftp-ask-password public',
    'print("export PGPASSWORD=" + shlex.quote(v))',
    "connect(password=credentials.get('password'))",
    'password="Endpoint=sb://<namespace>.example.net/;Key=x7kd9"',
    'password: whoever is on call enters it at the prompt',
    'echo "-----BEGIN PRIVATE KEY-----"',
    'grep -c "BEGIN RSA PRIVATE KEY" key.pem',
    'curl -X POST https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
  ])('%s', (command) => {
    const namespace = command.includes('{{') ? 'namespace' : undefined;
    expect(
      levels(
        namespace
          ? edited('runbooks/checkout/latency.mdx', ['kubectl --namespace {{namespace}} get pods', command])
          : running(command),
      ),
    ).toEqual([]);
  });

  test.each([
    'tool --password YourPassword',
    'tool --password changeme',
    "PASSWORD='my-secret-password'",
    'mysql -u root -pYOUR_PASSWORD',
    'curl -u user:password https://example.com',
    'psql postgres://user:password@db/shop',
    'tool --password password123',
    'tool --master-user-password NewSecurePassword123',
    'kubectl create secret docker-registry s --docker-password=DOCKER_PASSWORD',
    'tool --password REDACTED',
    'tool --password hunter2',
    'tool --password correct-horse-battery-staple',
    'tool --password DB-PASS',
    'PASSWORD=TODO',
    'tool --password __PASSWORD__',
    'curl -u admin:PASSWORD https://example.com',
    'mysql --password=mysql_password',
    'PASSWORD=adminPwd1!',
    'tool --password pa55w0rd',
    'password: cGFzc3dvcmQ=',
    'password: dGhlIHBhc3N3b3JkIG9mIHRoZSBzaG9w',
    'mysql -umsandbox -pmsandbox legacy',
    'curl -u guest:guest https://example.com',
  ])('words that work as a password: %s', (command) => {
    expect(levels(running(command))).toEqual(['warning']);
  });

  test('keys that makers print in their own documentation', () => {
    expect(
      levels(
        running(
          'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        ),
      ),
    ).toEqual([]);
  });
});

test.each([
  ['a mask', `ghp_${'x'.repeat(36)}`],
  ['stars of another kind', `glpat-${'X'.repeat(20)}`],
  ['the order of the alphabet', `ghp_${'abcdefghijklmnopqrstuvwxyz0123456789'}`],
  ['words that say what belongs there', 'xoxb-your-token-goes-here-please'],
  [
    'the token of the home page of JWT',
    `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${token('', 20)}`,
  ],
])('%s in the form of a token is none', (_what, text) => {
  expect(levels(saying(`Use ${text} here.`))).toEqual([]);
});

test('several secrets on one line are found at once', () => {
  expect(levels(running('tool --db-password s3cr3t --admin-password t0ps3cr3t'))).toEqual(['error', 'error']);
  expect(levels(saying(`${token('ghp_', 36)} and ${token('glpat-', 20)} and ${token('ghp_', 40)}`))).toHaveLength(3);
});

test('a token in the place of a password is found once', () => {
  expect(levels(running(`export PASSWORD=${token('ghp_', 36)}`))).toEqual(['error']);
});
