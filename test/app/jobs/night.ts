import { nightly } from '../../../src/app/jobs/nightly.js';
import { openDataDirectory } from '../../../src/app/jobs/open.js';
import { analyzerOf } from './small-lexicon.js';

// One nightly run as a process of its own, so that a test can kill it. Arguments: data, exports, lexicon.
const [data = '', path = '', lexicon = ''] = process.argv.slice(2);
const analyzer = analyzerOf(lexicon);
const { store } = await openDataDirectory(data);
process.stdout.write('begins\n');
const sources = [{ name: 'exports', kind: 'directory' as const, path }];
await nightly(store, analyzer, { sources, retention: { textDays: 90, countMonths: 240 } });
await store.close();
