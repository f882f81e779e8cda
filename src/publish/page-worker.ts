import { parentPort, workerData } from 'node:worker_threads';
import { openPageMaker, type PageMaker, type PagePlan } from './page-maker.ts';
import { ReadsWriter, type MadeBatch, type SentFile } from './page-workers.ts';

/** A thread that makes pages: it is sent lists of files, and sends back what they hold, in the order in which it was asked. */
const port = parentPort!;
const opened = openPageMaker(workerData as PagePlan);
const writer = new ReadsWriter();
let last: Promise<void> = Promise.resolve();
port.on('message', (files: string[]) => {
  // Two pages at once would each count as having read what the other has.
  last = last.then(async () => answer(await batchOf(files)));
});

async function batchOf(files: readonly string[]): Promise<MadeBatch> {
  try {
    const maker = await opened;
    return { files: await made(files, maker), views: writer.takeViews() };
  } catch (error) {
    return { error };
  }
}

async function made(files: readonly string[], { make }: PageMaker): Promise<SentFile[]> {
  const list: SentFile[] = [];
  for (const file of files) {
    const { content, reads } = await make(file);
    list.push({ content: new Uint8Array(content), reads: writer.write(reads) });
  }
  return list;
}

function answer(batch: MadeBatch): void {
  port.postMessage(batch, 'files' in batch ? batch.files.map(({ content }) => content.buffer) : []);
}
