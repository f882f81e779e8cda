const subjects =
  wordsIn(`Kube Pod Node Deployment StatefulSet DaemonSet Job CronJob Persistent Volume API Server Controller Manager
  Scheduler Kubelet Etcd Prometheus Alertmanager Thanos Grafana Loki Postgres Replica MySQL Redis Kafka Broker Consumer Topic Rabbit
  Queue Elasticsearch Shard Nginx Ingress Certificate DNS Network Interface Filesystem Disk Memory CPU Load Clock Checkout Cart Payment
  Card Refund Invoice Ledger Order Search Index Catalogue Price Stock Warehouse Shipping Label Carrier Mail Template Push Session Login
  Token Identity Profile Avatar Media Upload Transcoder Thumbnail Report Export Import Batch Sync Webhook Gateway Proxy Router Cache
  Worker Thread Pool Connection Lock Transaction Backup Snapshot Restore Bucket Object Lambda Function Stream Partition Offset Feature
  Flag Config Secret Vault Audit Log Metric Trace Billing Meter Quota Tenant Region Zone Cluster`);
const states =
  wordsIn(`High Low Slow Down Missing Failing Failed Errors Latency Saturated Full FillingUp NearlyFull CrashLooping NotReady
  Stuck Lagging Behind Stale Expired ExpiringSoon Unreachable Flapping Restarting Throttled Rejected Dropped TimedOut Overcommitted
  Unbalanced Degraded Mismatch Backlog Growing Overloaded Leaking Exhausted Burning Absent Unhealthy`);
const measures =
  wordsIn(`Rate Count Ratio Requests Messages Bytes Seconds Percent Budget Replicas Targets Queries Writes Reads Warning
  Critical 5m 1h P99 P95`);

/** Names of so many alerts, in order, as teams write them, each another; the same for the same number. */
export function manyAlertNames(count: number): string[] {
  const random = randomFrom(20_260_301);
  const one = (words: readonly string[]): string => words[Math.floor(random() * words.length)]!;
  const names = new Set(['KubePodCrashLooping']);
  while (names.size < count)
    names.add(one(subjects) + one(subjects) + one(states) + (random() < 0.5 ? one(measures) : ''));
  return [...names].toSorted();
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One letter missing, doubled, wrong or swapped with the next; never the first. */
export function withTypo(name: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (name.length - 2));
  const [before, letter, next, after] = [name.slice(0, at), name[at]!, name[at + 1] ?? '', name.slice(at + 2)];
  const wrong = 'etaoinsr'[Math.floor(random() * 8)]!;
  const slips = [next, letter + letter + next, (wrong === letter ? 'u' : wrong) + next, next + letter];
  const slip = slips[Math.floor(random() * slips.length)]!;
  return before + (slip === letter + next ? letter + letter + next : slip) + after;
}

function wordsIn(text: string): string[] {
  return text.split(/\s+/);
}
