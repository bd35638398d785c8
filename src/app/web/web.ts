import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { Request, Response } from 'express';
import { type Logger, pino } from 'pino';
import type { Analyzer, Model } from '../../analysis/index.js';
import type { Conversation, ErrorModel } from '../../model/index.js';
import { DEFAULT_FLOOR, type FloorSettings, type RetentionSettings } from '../../privacy/index.js';
import { type Inquiry, keepLedger, type Ledger, ledgerIn, type Reckoner, ripen } from '../../report/index.js';
import type { Store } from '../../store/index.js';
import { languageFolder } from '../jobs/analyzer.js';
import type { Settings } from '../jobs/settings.js';
import { type Book, openBook } from './book.js';
import { layout, type Page, type Surroundings } from './layout.js';
import type { Machinery } from './machine-routes.js';
import type { UploadLimits } from './multipart.js';
import { OwnImports } from './own.js';
import { timeIn } from './time.js';
import { UploadFolder } from './upload-folder.js';

/** What an installation can choose; everything has a safe default. */
export interface WebSettings {
  /** For example `https://centricity.example.org`, where a proxy stands in front. */
  readonly publicAddress?: string;
  /** Signs cookies; without it each start makes a new one, and browsers forget which files they brought. */
  readonly secret?: Buffer;
  readonly floor?: FloorSettings;
  readonly upload?: UploadLimits;
  readonly uploadsPerHour?: number;
  readonly retention?: RetentionSettings;
  /** In per cent, by category: the culture types that the organisation wants. */
  readonly targetMix?: Readonly<Record<string, number>>;
}

/** What the settings page may change, and how that comes into force. */
export interface Editing {
  /** The data directory. */
  readonly data: string;
  /** The settings file in force. */
  readonly path: string;
  /** Whether it was named when the server was started: then only whoever started it changes it. */
  readonly named: boolean;
  /** As they were read from it. */
  readonly settings: Settings;
  /** A language folder and a schedule that the server was started with. */
  readonly lexicons?: string | undefined;
  readonly nightly?: string | undefined;
  /** Reads everything again and goes on with it. */
  reopen(): Promise<void>;
}

export interface WebParts {
  readonly store: Store;
  readonly analyzer: Analyzer;
  /** The weights that the analyzer decides with, for the page that labels in the browser. */
  readonly model?: Model;
  /** What the analyzer gets wrong, where that has been measured. */
  readonly errors?: ErrorModel;
  /** The folders that the analyzer's lexicon was read from; the one that ships by default. */
  readonly lexicons?: readonly string[];
  readonly settings?: WebSettings;
  readonly log?: Logger;
  readonly machinery?: Machinery;
  /** Works out what depends on single people; on this thread where it is absent. */
  readonly reckoner?: Reckoner;
  /** Where files that were sent lie until they are read; the system's temporary folder by default. */
  readonly uploads?: UploadFolder;
  /** Absent where the settings page only shows what is in force. */
  readonly editing?: Editing;
}

const MEGABYTE = 1024 * 1024;

/** What every route needs. */
export interface Web {
  readonly parts: WebParts;
  readonly log: Logger;
  readonly floor: FloorSettings;
  readonly limits: UploadLimits;
  readonly uploads: UploadFolder;
  readonly own: OwnImports;
  readonly book: () => Book;
  inquiry(request: Request): Promise<Inquiry>;
  /** Answers with a page. */
  send(
    request: Request,
    response: Response,
    page: Page,
    downloads?: Surroundings['downloads'],
  ): Promise<void>;
}

/** Fills in the defaults. */
export function webOf(parts: WebParts): Web {
  const { store, settings = {}, log = pino({ level: 'silent' }) } = parts;
  const floor = settings.floor ?? DEFAULT_FLOOR;
  const own = new OwnImports(
    settings.secret ?? randomBytes(32),
    settings.publicAddress?.startsWith('https:') ?? false,
  );
  const inquiryOf = inquiring(parts, floor);
  const ripened = (ledger: Ledger) => ripen(inquiryOf(ledger));
  const ledger = keepLedger(store, floor, { reckoner: parts.reckoner, ripen: ripened });
  /** One for each request, so that all of a page is of the same moment. */
  const opened = new WeakMap<Request, Promise<Ledger>>();
  const ledgerFor = (request: Request): Promise<Ledger> => {
    const known = opened.get(request) ?? ledger();
    opened.set(request, known);
    return known;
  };
  const web: Web = {
    parts,
    log,
    floor,
    limits: settings.upload ?? { fileBytes: 256 * MEGABYTE, files: 50 },
    uploads: parts.uploads ?? new UploadFolder(tmpdir()),
    own,
    book: openBook(parts.lexicons ?? [languageFolder]),
    inquiry: async (request) => {
      const { grain, period } = timeIn(request);
      const asked = { own: own.of(request), ...(period && { period }) };
      return {
        ...inquiryOf(await ledgerIn({ store, ledger: await ledgerFor(request), ripen: ripened }, grain)),
        ...asked,
      };
    },
    send: async (request, response, page, downloads = {}) => {
      const { totals } = await ledgerFor(request);
      const samples = totals.sampleConversations;
      const { grain } = timeIn(request);
      const around = { path: request.path, grain, samples, downloads, minimumPeople: floor.number };
      response.type('html').send(String(layout(page, around)));
    },
  };
  return web;
}

/** Makes what a question needs, of nobody in particular and of all time. */
function inquiring(parts: WebParts, floor: FloorSettings): (ledger: Ledger) => Inquiry {
  const { store, analyzer, errors, settings = {}, machinery } = parts;
  const { categories: themes, lenses } = analyzer.lexicon;
  const { version } = analyzer;
  const targetMix = settings.targetMix && asShares(settings.targetMix);
  const explain = (conversation: Conversation) => analyzer.analyze(conversation, { explained: true });
  const beyondDoubt = analyzer.thresholds.quote;
  return (ledger) => {
    const nextNight = machinery?.nextNight?.()?.toISOString();
    return {
      ...{ store, themes, lenses, version, floor, ledger, explain, beyondDoubt, own: new Set<number>() },
      ...(nextNight !== undefined && { nextNight }),
      ...(errors && { errors }),
      ...(targetMix && { targetMix }),
    };
  };
}

/** Per cents as shares, 0 to 1. */
function asShares(percents: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(percents).map(([name, percent]) => [name, percent / 100]));
}
