/** Shells, interpreters and databases, and what hands its words to one: their names are looked for among arguments too. */
const runners = namesIn([
  'sh bash dash zsh ksh mksh ash fish csh tcsh rbash busybox toybox nu elvish xonsh',
  'ssh autossh slogin rsh mosh pdsh pssh parallel-ssh clush dsh scp sftp rsync plink sshpass',
  'eval su runuser xargs parallel watch entr crontab tmux expect flock hyperfine trap',
  'python perl ruby node nodejs deno bun php lua luajit Rscript R julia tclsh wish osascript pwsh powershell cmd irb erl elixir iex',
  'groovy scala jshell clojure ghci ocaml swift guile racket sbcl emacs vim nvim rails rake django-admin manage.py',
  'awk gawk mawk nawk sed gsed jq yq gojq dasel jp xq xidel xmlstarlet xsltproc m4 envsubst bc dc make gmake cmake ninja gdb lldb',
  'psql mysql mariadb sqlite3 sqlite sqlcmd bcp mongo mongosh redis-cli valkey-cli keydb-cli cqlsh nodetool clickhouse-client clickhouse',
  'influx bq snowsql presto trino beeline hive impala-shell usql duckdb cockroach sqlplus isql osql logcli promtool amtool mimirtool',
  'ldapsearch ldapmodify ldapadd ldapdelete rabbitmqadmin rabbitmqctl kafkacat kcat nats etcdctl',
]);

/**
 * Programs that read the words they are given by a grammar of their own: a value that is one word to the shell can still be a
 * pattern, a filter, a format, an address or an expression to them.
 */
const readers = namesIn([
  'source . alias at batch script screen vi ex ed view just task consul vault',
  'find fd locate grep egrep fgrep rg ag ack zgrep bzgrep xzgrep pgrep pkill killall git hg svn journalctl less more man date tcpdump tshark',
  'nft tc bpftrace perf expr test [ let curl wget http https xh aria2c lynx w3m links nc ncat socat telnet openssl dig nslookup host',
  'tar zip unzip 7z cpio rename mmv sort split envdir logger mail mailx sendmail swaks dd stty column numfmt stat ps top lsof tr',
  // Tools whose arguments hold small languages: paths, `key=value`, templates.
  'terraform tofu pulumi helm helmfile ansible ansible-playbook salt salt-call knife chef puppet',
  // And whose names of things are patterns, ranges or addresses besides.
  'systemctl hdfs hadoop zfs zpool apt apt-get aptitude dnf yum zypper gsutil gcloud supervisorctl pg_dump pg_restore mysqldump',
  'kafka-topics kafka-topics.sh kafka-configs kafka-configs.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-acls kafka-acls.sh',
  'createdb dropdb pg_basebackup mariadb-dump convert magick mogrify identify montage ffmpeg fzf ssh-agent',
  'packer nomad argo argocd flux kustomize jsonnet ytt cue opa conftest npx go mvn gradle sbt',
]);

/** Languages in which most of the inert characters are operators. */
const languages = namesIn([
  'python perl ruby node nodejs deno bun php lua luajit Rscript R julia tclsh wish osascript pwsh powershell irb erl elixir iex',
  'awk gawk mawk nawk sed gsed jq yq gojq bc dc gdb mongo mongosh redis-cli valkey-cli keydb-cli',
]);

/** Clients of databases that are asked in SQL. */
const databases = namesIn([
  'psql mysql mariadb sqlite3 sqlite sqlcmd cqlsh clickhouse-client clickhouse bq snowsql presto trino beeline hive impala-shell usql',
  'duckdb cockroach sqlplus isql osql',
]);

/** Whether a word names a program that reads code in which most inert characters mean something. */
export function readsCode(word: string): boolean {
  return languages.has(programOf(word));
}

/** Whether a word names a client that reads SQL. */
export function readsSql(word: string): boolean {
  return databases.has(programOf(word));
}

/** Whether a program runs the one that its words name. */
export function startsOthers(name: string): boolean {
  return wrappers.has(programOf(name));
}

/** Programs that run the command which their words name. */
const wrappers = namesIn([
  'sudo doas env nohup time timeout gtimeout nice ionice chrt stdbuf setsid exec command builtin strace ltrace unbuffer caffeinate',
  'taskset numactl runcon chroot nsenter unshare systemd-run systemd-nspawn systemd-inhibit lxc-attach schroot fakeroot firejail proot gosu',
]);

/** Programs whose `run` hands its words to what an image makes of them, which may be a shell. */
const images = namesIn(['docker podman nerdctl kubectl oc heroku fly flyctl']);

/** Options of wrappers that make a shell read the rest: `sudo -i`, `env -S`. */
const shellOption = /^(?:-(?=[a-zA-Z]*[isS])[a-zA-Z]+|--login|--shell|--split-string(?:=.*)?)$/s;

/**
 * The first of a command's words by which they are read a second time: its own name, or the name of what it starts.
 *
 * @param words Values of the words of a simple command, its name first; undefined for what only the shell knows.
 */
export function secondReader(words: readonly (string | undefined)[]): string | undefined {
  const [name = ''] = words;
  if (images.has(programOf(name)) && words.includes('run')) return `${name} run`;
  const isWrapper = wrappers.has(programOf(name));
  let mayStart = isWrapper;
  for (const [index, word] of words.entries()) {
    if (word === undefined) continue;
    const program = programOf(word);
    const isReader = runners.has(program) || ((index === 0 || mayStart) && readers.has(program));
    if (isReader || (isWrapper && shellOption.test(word))) return word;
    mayStart ||= /^(?:--|exec|run)$/.test(word);
  }
  return undefined;
}

/** `python` for `/usr/bin/python3.12`. */
function programOf(word: string): string {
  const name = word.replace(/^.*[/\\]/s, '').replace(/\.exe$/i, '');
  return [runners, readers, wrappers, images].some((names) => names.has(name))
    ? name
    : name.replace(/(?<![-.\d])[-.\d]+$/, '');
}

/** Options whose value is code, a query, a pattern or a format by custom, whichever program has them. */
const codeOptions = namesIn([
  'c e x I E',
  'command cmd eval exec execute expression script shell rsh init-command entrypoint run-as-shell pre-exec post-exec on-exit hook',
  'exec-command to-command use-compress-program checkpoint-action rsync-path preprocessor pager editor exec execdir ok okdir',
]);

/** Options whose value is read by a grammar of its own: selectors, paths, formats, documents. */
const languageOptions = namesIn([
  'o output template format jsonpath go-template custom-columns columns sort-by query filter filters jq path where',
  'l selector label-selector field-selector labels match regex regexp pattern glob include exclude grep',
  'p patch overrides set set-string set-json set-file values var extra-vars from-literal overrides json data body payload d F H header',
  'url uri endpoint connection-string dsn config f file filename input message-attributes tags parameters',
]);

/** Whether an option, as it is written (`-c`, `--eval`, `-exec`), takes code that something else runs. */
export function takesCode(option: string): boolean {
  const name = optionName(option);
  return name !== undefined && codeOptions.has(name);
}

/** Whether the value of an option is read by a grammar of its own: `-l app={{app}}`, `--query={{query}}`. */
export function takesLanguage(option: string): boolean {
  const name = optionName(option);
  return name !== undefined && languageOptions.has(name);
}

/** The words of some lines. */
function namesIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

function optionName(word: string): string | undefined {
  return /^--?([A-Za-z][\w-]*)(?:=.*)?$/s.exec(word)?.[1];
}
