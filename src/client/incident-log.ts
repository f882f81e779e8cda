/** What was done on a page in one incident. It stays in this browser. */
export interface IncidentLog {
  /** When the clock was started by hand, in milliseconds since the epoch. */
  start?: number;
  /** What was done and when, by the name of the step, task or decision. */
  entries: Record<string, { at: number; text: string }>;
}

const prefix = 'alertbook.log ';
/** What nobody has touched for so long belongs to another incident. */
const forgottenAfter = 24 * 3_600_000;

/** The log of a page, which other tabs write into as well. Without storage it lasts as long as the page. */
export class LogBook {
  readonly #key: string;
  #log: IncidentLog;
  readonly #given: number | undefined;
  #listeners: (() => void)[] = [];

  /**
   * @param page The same for pages that show the same steps.
   * @param start When the alert started, as its link says; it tells one incident from the next one.
   */
  constructor(page: string, start: number | undefined) {
    this.#given = start;
    this.#key = `${prefix}${page} ${start ?? ''}`;
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
      localStorage.setItem(this.#key, JSON.stringify({ ...log, touched: Date.now() }));
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
  try {
    const { start, entries } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<IncidentLog>;
    return { ...(typeof start === 'number' && { start }), entries: entries ?? {} };
  } catch {
    return { entries: {} };
  }
}

function forgetOld(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const { touched } = JSON.parse(localStorage.getItem(key) ?? '{}') as { touched?: number };
      if (!(Date.now() - (touched ?? 0) < forgottenAfter)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing is kept, or it is not ours.
  }
}
