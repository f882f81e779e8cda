/** Something that was done in an incident, and when. */
export interface TimelineEntry {
  /** Milliseconds since the epoch. */
  at: number;
  /** What was done: `step 3, Drain the queue`. */
  text: string;
}

/**
 * A timeline as Markdown for the incident channel, in UTC, the earliest first: `- 02:14 UTC, step 3, Drain the queue`. A
 * timeline that goes over midnight says the day where it changes.
 *
 * @param title Of the runbook.
 * @param address Of the page, without what the alert's link has filled in.
 */
export function timelineText({
  title,
  address,
  entries,
}: {
  title: string;
  address: string;
  entries: readonly TimelineEntry[];
}): string {
  const sorted = entries.toSorted((a, b) => a.at - b.at);
  let day = '';
  const lines = sorted.map(({ at, text }) => {
    const written = new Date(at).toISOString();
    const isNewDay = written.slice(0, 10) !== day;
    day = written.slice(0, 10);
    return `- ${isNewDay ? `${day} ` : ''}${utcTime(at)}, ${asMarkdown(text)}`;
  });
  return [`**${asMarkdown(title)}** <${address}>`, '', ...lines, ''].join('\n');
}

/** A moment as `02:14 UTC`. */
export function utcTime(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** Text that Markdown shows as it is. Signs that no Markdown reads are left alone, for chats that read less of it. */
function asMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>~|]/g, '\\$&');
}
