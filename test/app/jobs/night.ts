import { setImmediate as breathe } from 'node:timers/promises';
import type { Labeller } from '../../../src/app/jobs/batch.js';
import { nightly } from '../../../src/app/jobs/nightly.js';
import { openDataDirectory } from '../../../src/app/jobs/open.js';
import { analyzerOf } from './small-lexicon.js';

// One nightly run as a process of its own, so that a test can kill it. Arguments: data, exports, lexicon.
const [data = '', path = '', lexicon = ''] = process.argv.slice(2);
const { version, analyze } = analyzerOf(lexicon);
// As from another thread: what is stored while something is labelled must not be lost or doubled either.
const analyzer: Labeller = {
  version,
  analyze: async (conversation) => {
    await breathe();
    return analyze(conversation);
  },
};
const { store } = await openDataDirectory(data);
process.stdout.write('begins\n');
const sources = [{ name: 'exports', kind: 'directory' as const, path }];
await nightly(store, analyzer, { sources, retention: { textDays: 90, countMonths: 240 } });
await store.close();
