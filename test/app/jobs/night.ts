import { setTimeout as pause } from 'node:timers/promises';
import { nightly } from '../../../src/app/jobs/nightly.js';
import { openDataDirectory } from '../../../src/app/jobs/open.js';
import type { Settings } from '../../../src/app/jobs/settings.js';
import { patient } from '../../../src/app/sources/patience.js';
import { analyzerOf } from './small-lexicon.js';

// One nightly run as a process of its own, so that a test can kill it. Arguments: data, sources as JSON, lexicon.
const [data = '', given = '[]', lexicon = ''] = process.argv.slice(2);
const analyzer = analyzerOf(lexicon);
const { store } = await openDataDirectory(data);
process.stdout.write('begins\n');
const sources = JSON.parse(given) as Settings['sources'];
const retention = { textDays: 3650, countMonths: 1200 };
const patience = { ...patient, pause: (ms: number) => pause(Math.min(ms, 20)) };
await nightly(store, analyzer, { sources, retention }, {}, { patience });
await store.close();
