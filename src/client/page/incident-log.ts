/** What was done on a page in one incident. It stays in this browser. */
export interface IncidentLog {
  /** When the clock was started by hand, in milliseconds since the epoch. */
  start?: number;
  /** What was done and when, by the name of the step, task or decision. */
  entries: ReadonlyMap<string, LogEntry>;
}

export interface LogEntry {
  /** In milliseconds since the epoch. */
  at: number;
  text: string;
}

const prefix = 'alertbook.log ';
/** What nobody has touched for so long belongs to another incident. */
const forgottenAfter = 24 * 3_600_000;

/** The log of an incident, which other tabs write into as well. Without storage it lasts as long as the page. */
export class LogBook {
  readonly #key: string;
  #log: IncidentLog;
  readonly #given: number | undefined;
  #listeners: (() => void)[] = [];

  /**
   * @param key The same for pages of one incident.
   * @param start When the alert started, as its link says.
   */
  constructor(key: string, start: number | undefined) {
    this.#given = start;
    this.#key = prefix + key;
    forgetOld();
    this.#log = read(this.#key);
    addEventListener('storage', ({ key }) => {
      if (key !== this.#key && key !== null) return;
      this.#log = read(this.#key);
      this.#tell();
    });
  }

  get log(): IncidentLog {
    return this.#log;
  }

  /** When the alert started, as far as anybody knows. */
  get start(): number | undefined {
    return this.#given ?? this.#log.start;
  }

  /** Whether the start was pressed by hand, and can be taken back. */
  get isByHand(): boolean {
    return this.#given === undefined && this.#log.start !== undefined;
  }

  /** Notes a change; whoever shows the log hears of it. */
  write(log: IncidentLog): void {
    this.#log = log;
    try {
      const stored = { start: log.start, entries: Object.fromEntries(log.entries), touched: Date.now() };
      localStorage.setItem(this.#key, JSON.stringify(stored));
    } catch {
      // A browser that keeps nothing still shows it.
    }
    this.#tell();
  }

  whenChanged(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function read(key: string): IncidentLog {
  const { start, entries } = stored(key);
  const known = typeof entries === 'object' && entries !== null ? Object.entries(entries as object) : [];
  return {
    ...(isMoment(start) && { start }),
    entries: new Map(known.filter((entry): entry is [string, LogEntry] => isEntry(entry[1]))),
  };
}

function isEntry(value: unknown): value is LogEntry {
  const { at, text } = (value ?? {}) as Partial<LogEntry>;
  return isMoment(at) && typeof text === 'string';
}

/** Whether a value is a time that a date can show, in milliseconds since the epoch. */
export function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}

/** What is stored under a key, which need not be what was written: nothing of it is certain. */
function stored(key: string): { start?: unknown; entries?: unknown; touched?: unknown } {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function forgetOld(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const { touched } = stored(key);
      if (!(isMoment(touched) && Date.now() - touched < forgottenAfter)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing is kept.
  }
}
