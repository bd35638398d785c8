import { openLabeller } from '../jobs/labelling.js';
import { nightly } from '../jobs/nightly.js';
import { openDataDirectory } from '../jobs/open.js';

/** What one night cost; times in seconds. Reading and storing share a thread, labelling has its own. */
export interface NightCost {
  readonly wall: number;
  readonly read: number;
  readonly analyse: number;
  readonly store: number;
  /** What all threads had of the processors, collecting garbage included. */
  readonly processors: number;
  /** The most memory that the process ever held, in megabytes. */
  readonly peakMegabytes: number;
  readonly files: number;
  readonly conversations: number;
  readonly statements: number;
}

let storing = 0;

/** The same call, its time added up. */
function timed<Asked extends unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) {
  return async (...asked: Asked): Promise<Answer> => {
    const began = performance.now();
    const answer = await call(...asked);
    storing += (performance.now() - began) / 1000;
    return answer;
  };
}

// One night as a process of its own, so that its memory can be told. Arguments: data directory, directory of exports.
const [data = '', path = ''] = process.argv.slice(2);
const began = performance.now();
const [{ store }, labeller] = await Promise.all([openDataDirectory(data), openLabeller()]);
const { saveBatch, known } = store;
const sources = [{ name: 'bench', kind: 'directory' as const, path }];
const { files, conversations, statements } = await nightly(
  { ...store, saveBatch: timed(saveBatch), known: timed(known) },
  labeller,
  { sources, retention: { textDays: 90, countMonths: 24 } },
);
const { user, system } = process.cpuUsage();
const cost: NightCost = {
  wall: (performance.now() - began) / 1000,
  read: performance.eventLoopUtilization().active / 1000 - storing,
  analyse: labeller.worked(),
  store: storing,
  processors: (user + system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  files,
  conversations,
  statements,
};
await labeller.close();
await store.close();
process.stdout.write(`${JSON.stringify(cost)}\n`);
