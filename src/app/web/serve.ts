import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Express } from 'express';
import { type Logger, pino } from 'pino';
import type { Analyzer } from '../../analysis/index.js';
import { CentricityError } from '../../model/index.js';
import { DEFAULT_FLOOR, floorSettings } from '../../privacy/index.js';
import { lexiconFolders, openAnalyzer, packageRoot, readErrors, readModel } from '../jobs/analyzer.js';
import { type DataDirectory, databaseName, openDataDirectory } from '../jobs/open.js';
import { openReckoner, type ThreadedReckoner } from '../jobs/reckoning.js';
import { fillWithSamples } from '../jobs/samples.js';
import type { Schedule } from '../jobs/schedule.js';
import { type ServedJobs, startJobs } from '../jobs/serve-jobs.js';
import { readSettings, type Settings, settingsName } from '../jobs/settings.js';
import { checkTargetMix } from '../jobs/target-mix.js';
import { wordsFolder } from '../jobs/words-folder.js';
import { createApp } from './app.js';
import { expectedEvery } from './health.js';
import { UploadFolder } from './upload-folder.js';
import type { Editing, WebParts, WebSettings } from './web.js';

export interface ServeOptions {
  /** 3000 by default; 0 takes any free one. */
  readonly port?: number;
  /** Only this machine's own addresses, as long as there are no accounts. */
  readonly host?: string;
  /** The data directory. */
  readonly data?: string;
  /** The settings file; `centricity.yaml` in the data directory where none is named. */
  readonly settings?: string;
  /** False leaves an empty store empty. */
  readonly samples?: boolean;
  /** A language folder of one's own, read after the one that ships. */
  readonly lexicons?: string;
  /** When nights run, as for cron; none where it is absent. */
  readonly nightly?: string;
  readonly log?: Logger;
}

export interface Serving {
  /** For example `http://127.0.0.1:3000/`. */
  readonly address: string;
  /** Resolves when the samples are in, or at once where none were needed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/**
 * Opens the data directory and serves it. An empty store is filled with the samples once the server listens; whoever visits
 * meanwhile waits for them.
 * @throws CentricityError `bad-schedule`, `not-local`, `port-in-use`, `cannot-listen`, or what opening the data or its settings throws
 */
export async function serve(options: ServeOptions = {}): Promise<Serving> {
  const {
    port = 3000,
    host = '127.0.0.1',
    log = pino({ level: process.stdout.isTTY ? 'warn' : 'info' }),
  } = options;
  refuseForeign(host);
  const data = await openDataDirectory(options.data);
  const uploads = new UploadFolder(join(data.path, 'uploads'));
  await uploads.sweep();
  let house: House | undefined;
  const reopen = async (): Promise<House> => {
    const next = await openHouse({ data, uploads, options, log, reopen: async () => void (await reopen()) });
    await leave(house);
    house = next;
    return next;
  };
  try {
    const { parts } = await reopen();
    const listening = listen(
      (request, response) => void ready.then(() => house?.app(request, response)),
      port,
      host,
    );
    const ready: Promise<void> = listening.then(
      () => (options.samples === false ? undefined : fillIfEmpty(parts)),
      () => undefined,
    );
    const server = await listening;
    const address = addressOf(server, host);
    void ready.then(() => visit(address));
    return {
      address,
      ready,
      close: async () => {
        await close(server, data, ready, house);
        await uploads.empty();
      },
    };
  } catch (error) {
    await leave(house);
    await data.store.close();
    throw error;
  }
}

/** All that follows from the settings and lexicons: put up anew when they change, while the server goes on listening. */
interface House {
  readonly app: Express;
  readonly jobs: ServedJobs;
  readonly parts: WebParts;
  readonly reckoner: ThreadedReckoner;
}

/** What a house has going on ends with it. */
async function leave(house: House | undefined): Promise<void> {
  house?.jobs.stop();
  await house?.reckoner.close();
}

interface Ground {
  readonly data: DataDirectory;
  readonly uploads: UploadFolder;
  readonly options: ServeOptions;
  readonly log: Logger;
  reopen(): Promise<void>;
}

async function openHouse(ground: Ground): Promise<House> {
  const { data, options } = ground;
  const settings = readSettings(data.path, options.settings);
  const { floor = DEFAULT_FLOOR } = webSettings(data, settings);
  const reckoner = openReckoner(data.store, { path: data.path, floor });
  try {
    // The lexicons are compiled meanwhile.
    await reckoner.begin();
    return await furnish(ground, settings, reckoner);
  } catch (error) {
    await reckoner.close();
    throw error;
  }
}

async function furnish(ground: Ground, settings: Settings, reckoner: ThreadedReckoner): Promise<House> {
  const { data, uploads, options, log, reopen } = ground;
  const { lexicons, nightly } = options;
  const words = wordsFolder(data.path);
  const folders = { ...(lexicons !== undefined && { lexicons }), ...(words !== undefined && { words }) };
  const analyzer = await openAnalyzer(folders);
  checkTargetMix(analyzer.lexicon, settings.targetMix);
  const jobs = startJobs({ store: data.store, settings, log, lexicons, words, nightly });
  const editing: Editing = {
    data: data.path,
    path: resolve(options.settings ?? join(data.path, settingsName)),
    named: options.settings !== undefined,
    settings,
    lexicons,
    nightly,
    reopen,
  };
  const read = lexiconFolders(folders);
  const parts = {
    ...partsOf({ data, analyzer, settings, nights: jobs.nights, lexicons: read, log }),
    uploads,
    editing,
  };
  return { app: createApp({ ...parts, reckoner }), jobs, parts, reckoner };
}

/** What was opened, for the pages. */
interface Opened {
  readonly data: DataDirectory;
  readonly analyzer: Analyzer;
  readonly settings: Settings;
  readonly nights: Schedule | undefined;
  /** All folders that were read. */
  readonly lexicons: readonly string[];
  readonly log: Logger;
}

function partsOf({ data, analyzer, settings, nights, lexicons, log }: Opened): WebParts {
  const errors = readErrors();
  return {
    store: data.store,
    analyzer,
    model: readModel(),
    ...(errors && { errors }),
    lexicons,
    settings: webSettings(data, settings),
    machinery: {
      databasePath: join(data.path, databaseName),
      expectEvery: expectedEvery(settings.nightly?.expectEvery, nights?.longestWait),
      nextNight: nights?.next,
    },
    log,
  };
}

function webSettings({ key }: DataDirectory, { people, retention, targetMix }: Settings): WebSettings {
  const { number, quote } = people;
  const floor = floorSettings({
    ...(number !== undefined && { number }),
    ...(quote !== undefined && { quote }),
  });
  return { secret: key, floor, retention, ...(targetMix !== undefined && { targetMix }) };
}

function refuseForeign(host: string): void {
  if (LOOPBACK.includes(host)) return;
  throw new CentricityError(
    'not-local',
    `--host ${host} would open the pages to other machines, and there are no accounts yet to protect them. ` +
      'Use 127.0.0.1, and a tunnel such as "ssh -L 3000:127.0.0.1:3000 SERVER" to look from elsewhere.',
  );
}

function listen(answer: RequestListener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer).listen(port, host);
    server.once('listening', () => resolve(server));
    server.once('error', (error) => reject(inWords(error, port)));
  });
}

function inWords(error: NodeJS.ErrnoException, port: number): CentricityError {
  const other = `Choose another with --port, for example --port ${port + 1}.`;
  if (error.code === 'EADDRINUSE') {
    return new CentricityError('port-in-use', `Port ${port} is in use by another program. ${other}`, {
      cause: error,
    });
  }
  return new CentricityError('cannot-listen', `Port ${port} cannot be used (${error.message}). ${other}`, {
    cause: error,
  });
}

/** The first visit is the server's own: what pages share is read before somebody waits for it. */
async function visit(address: string): Promise<void> {
  for (const path of ['', 'lexicon', 'lenses']) {
    // One that fails will tell whoever asks for it.
    await fetch(address + path).catch(() => undefined);
  }
}

async function fillIfEmpty({ store, analyzer, log }: WebParts): Promise<void> {
  try {
    const { conversations } = await store.totals();
    if (conversations > 0) return;
    const results = await fillWithSamples(store, analyzer, join(packageRoot, 'data'));
    log?.info({ files: results.length }, 'the empty store was filled with samples');
  } catch (error) {
    log?.error({ err: error }, 'the samples could not be read');
  }
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

async function close(
  server: Server,
  data: DataDirectory,
  ready: Promise<void>,
  house: House | undefined,
): Promise<void> {
  house?.jobs.stop();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await Promise.all([closed, ready]);
  await leave(house);
  await data.store.close();
}
