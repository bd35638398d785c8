import { setTimeout as pause } from 'node:timers/promises';
import { CentricityError } from '../../model/index.js';
import { type Inquiry, newsOf, type TeamNews, withQuotes } from '../../report/index.js';
import type { Store } from '../../store/index.js';
import { writeDigest } from './digest-file.js';
import { sendMail } from './digest-mail.js';
import type { Digest } from './digest-page.js';
import type { DigestSettings } from './digest-settings.js';
import { type Perseverance, post } from './digest-webhook.js';

/** Which changes have been told: each once. */
const toldMark = 'digest: told';

/** A change that comes and goes within a month is told once; those of long ago may be forgotten. */
const REMEMBERED = 5000;

const persevering: Perseverance = { tries: 4, answer: 15_000, wait: 120_000, pause: (ms) => pause(ms) };

/** What there was to tell after a run, and what became of it. */
export interface Told {
  /** How many numbers changed since the last time, and in which teams. */
  readonly changes?: number;
  readonly changedIn?: string;
  /** How that was told, or why not. */
  readonly digest?: string;
  /** What could not be delivered, and why. */
  readonly undelivered?: string;
}

/** What a digest needs beside its settings. */
export interface DigestParts {
  readonly store: Store;
  /** By somebody who brought none of the files. */
  readonly inquiry: Inquiry;
  /** Makes the inquiry one that can show statements, which needs the lexicons: only where something is told. */
  readonly withLexicons?: (inquiry: Inquiry) => Promise<Inquiry>;
  readonly now?: Date;
  readonly perseverance?: Perseverance;
}

/**
 * Tells what changed in each team since it was told the last time: by mail, by webhook and in a file, as the settings
 * say. Nothing is sent where there is nothing to say. A way that fails does not stop the others, and is told in the
 * outcome; what no way has taken is told again the next time.
 * @returns for the run's record: how many changes there are, in which teams, how they were told, what could not be
 */
export async function tellDigest(settings: DigestSettings | undefined, parts: DigestParts): Promise<Told> {
  const { store, inquiry, withLexicons = async (same) => same, now = new Date() } = parts;
  const all = newsOf(inquiry, now);
  const told = toldIn(await store.mark(toldMark));
  const news = untold(all, new Set(told));
  const remember = () =>
    store.setMark(toldMark, JSON.stringify([...told, ...keysOf(news)].slice(-REMEMBERED)));
  if (news.length === 0) return settings === undefined ? {} : { digest: 'nothing to say' };
  const found = {
    changes: news.reduce((sum, { changes }) => sum + changes.length, 0),
    changedIn: news.map(({ team }) => team.name).join(', '),
  };
  if (settings === undefined) {
    // The record itself tells them.
    await remember();
    return found;
  }
  const quoting = await withLexicons(inquiry);
  const digest = {
    madeAt: now,
    address: settings.address,
    news: await Promise.all(news.map((each) => withQuotes(quoting, each))),
  };
  const { taken, refused } = await delivered(settings, digest, parts.perseverance ?? persevering);
  if (taken.length > 0) await remember();
  return {
    ...found,
    digest: taken.length > 0 ? taken.join(', ') : 'not delivered',
    ...(refused.length > 0 && { undelivered: refused.join(' ') }),
  };
}

async function delivered(
  { mail, webhook, file }: DigestSettings,
  digest: Digest,
  perseverance: Perseverance,
): Promise<{ readonly taken: readonly string[]; readonly refused: readonly string[] }> {
  const ways = await Promise.allSettled([
    ...(file === undefined ? [] : [writeDigest(file, digest)]),
    ...(mail === undefined ? [] : [sendMail(mail, digest)]),
    ...(webhook === undefined ? [] : [post(webhook, digest, perseverance)]),
  ]);
  const taken = ways.flatMap((way) => (way.status === 'fulfilled' ? [way.value] : []));
  const refused = ways.flatMap((way) => (way.status === 'rejected' ? [publicWords(way.reason)] : []));
  return { taken, refused };
}

function publicWords(error: unknown): string {
  return error instanceof CentricityError
    ? error.message
    : 'The digest met an unexpected error; see the log.';
}

function untold(news: readonly TeamNews[], told: ReadonlySet<string>): readonly TeamNews[] {
  return news
    .map(({ team, changes }) => ({ team, changes: changes.filter(({ key }) => !told.has(key)) }))
    .filter(({ changes }) => changes.length > 0);
}

function keysOf(news: readonly TeamNews[]): readonly string[] {
  return news.flatMap(({ changes }) => changes.map(({ key }) => key));
}

function toldIn(mark: string | undefined): readonly string[] {
  const value: unknown = JSON.parse(mark ?? '[]');
  return Array.isArray(value) ? value.map(String) : [];
}
