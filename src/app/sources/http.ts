import type { JsonObject } from '../../ingest/index.js';
import { CentricityError } from '../../model/index.js';
import { readJson } from './body.js';
import { backoff, type Patience, retryAfter } from './patience.js';

/** What came back: the answer, or that there is no such thing (any more), or that the question itself is wrong. */
export type Answer =
  | { readonly kind: 'found'; readonly body: JsonObject; readonly date: Date }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly status: number; readonly body: JsonObject };

/** Asks one ticket system, patiently. */
export interface Api {
  get(path: string, query?: Readonly<Record<string, string | number>>): Promise<Answer>;
  post(path: string, body: JsonObject): Promise<Answer>;
}

export interface Access {
  /** Name of the source in the settings: every message begins with it. */
  readonly name: string;
  /** Address of the system, with its path if it has one. */
  readonly url: string;
  /** Headers that carry the secret. They go to this host only. */
  readonly headers: Readonly<Record<string, string>>;
  /** What to look at where the system does not accept the secret, in words. */
  readonly check: string;
}

interface Question {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
}

/** One try: an answer, or why it has to be made again. */
type Try =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'again'; readonly why: string; readonly early: boolean; readonly after?: number };

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What is worth another try: time-outs, the system's own errors, and the overload pages of what stands before it. */
const isTrouble = (status: number): boolean => status === 408 || status === 425 || status >= 500;
/** What Node calls it where the other side may not be who it says it is, or speaks no TLS: no second try helps. */
const DISTRUST = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS|ERR_SSL/;
const isGone = (status: number): boolean => status === 404 || status === 410;
const isMisunderstood = (status: number): boolean => status === 400 || status === 409 || status === 422;

/**
 * A client for one system. What fails for the moment is tried again, waiting as long as the system asks for; redirects
 * are followed on the same host only, so that the secret stays there.
 *
 * The calls throw CentricityError `not-allowed` (401, 403), `source-unavailable` when all tries failed, `redirected`, or
 * `unexpected-answer`.
 */
export function openApi(access: Access, patience: Patience): Api {
  const base = access.url.replace(/\/+$/, '');
  return {
    get: (path, query = {}) => {
      const url = new URL(base + path);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      return answered(access, patience, { url, method: 'GET' });
    },
    post: (path, body) =>
      answered(access, patience, { url: new URL(base + path), method: 'POST', body: JSON.stringify(body) }),
  };
}

async function answered(access: Access, patience: Patience, question: Question): Promise<Answer> {
  let [failed, early] = [0, 0];
  for (;;) {
    const tried = await tryOnce(access, patience, question);
    if (tried.kind === 'answer') return tried.answer;
    if (tried.early) early += 1;
    else failed += 1;
    const wait = tried.after ?? backoff(failed + early);
    if (wait > patience.wait)
      throw unavailable(access, `${tried.why} and asks to come back in ${minutes(wait)}`);
    if (failed >= patience.tries || early >= patience.earlyTries)
      throw unavailable(access, `${tried.why}, also at the last of ${failed + early} tries`);
    await patience.pause(wait);
  }
}

async function tryOnce(access: Access, patience: Patience, question: Question): Promise<Try> {
  const ended = new AbortController();
  const silence = setTimeout(() => ended.abort(), patience.silence);
  const whole = setTimeout(() => ended.abort(), patience.answer);
  try {
    const response = await fetched(access, question, ended.signal);
    const { status } = response;
    if (status === 401 || status === 403) throw notAllowed(access, status);
    if (status === 429 || isTrouble(status)) {
      await response.body?.cancel();
      const after = retryAfter(response.headers.get('retry-after'), Date.now());
      const why =
        status === 429 ? 'says that it is asked too often (429)' : `answers with the error ${status}`;
      return { kind: 'again', why, early: status === 429, ...(after === undefined ? {} : { after }) };
    }
    if (isGone(status)) {
      await response.body?.cancel();
      return { kind: 'answer', answer: { kind: 'gone' } };
    }
    if (!response.ok && !isMisunderstood(status)) {
      await response.body?.cancel();
      throw unexpected(access, `answers with ${status} ${response.statusText}`.trim());
    }
    const read = await readJson(response, () => silence.refresh());
    if (read.kind === 'no-json') return { kind: 'again', why: read.why, early: false };
    const { body } = read;
    if (!response.ok) return { kind: 'answer', answer: { kind: 'refused', status, body } };
    return { kind: 'answer', answer: { kind: 'found', body, date: dateOf(response) } };
  } catch (error) {
    if (error instanceof CentricityError) throw error;
    if (DISTRUST.test(reasonOf(error)))
      throw unexpected(access, `cannot be spoken to in confidence (${reasonOf(error)})`);
    const why = ended.signal.aborted ? 'does not answer in time' : `cannot be reached (${reasonOf(error)})`;
    return { kind: 'again', why, early: false };
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
  }
}

/** Follows redirects by hand: to another host they would take the secret along. */
async function fetched(
  access: Access,
  { url, method, body }: Question,
  signal: AbortSignal,
): Promise<Response> {
  let target = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await fetch(target, {
      method,
      redirect: 'manual',
      signal,
      headers: {
        accept: 'application/json',
        'user-agent': 'centricity',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...access.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, target);
    if (next.origin !== url.origin)
      throw new CentricityError(
        'redirected',
        `${access.name}: ${url.origin} sends on to ${next.origin}, where the token must not go. ` +
          'If that is the right address, write it into "url" of the source.',
      );
    target = next;
  }
  throw unexpected(access, 'sends from one address to the next without end');
}

/** The other side's clock, which its own times are read by. */
function dateOf(response: Response): Date {
  const date = new Date(response.headers.get('date') ?? Date.now());
  return Number.isNaN(date.getTime()) ? new Date() : date;
}

/** The system's word for what went wrong with a connection. Not the message: it may hold the address with its query. */
function reasonOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return 'the connection was cut';
}

function minutes(ms: number): string {
  return `${Math.ceil(ms / 60_000)} minutes`;
}

function unavailable({ name, url }: Access, what: string): CentricityError {
  return new CentricityError(
    'source-unavailable',
    `${name}: ${new URL(url).host} ${what}. What was read is kept; the next run goes on from there.`,
  );
}

function unexpected({ name, url }: Access, what: string): CentricityError {
  return new CentricityError(
    'unexpected-answer',
    `${name}: ${new URL(url).host} ${what}. Check that "url" of the source is the system's own address.`,
  );
}

function notAllowed({ name, url, check }: Access, status: number): CentricityError {
  const what =
    status === 401
      ? 'does not accept the token (401)'
      : 'knows the token but does not let it read this (403)';
  return new CentricityError('not-allowed', `${name}: ${new URL(url).host} ${what}. ${check}`);
}

/** What to say of a question that a system does not understand, or of an address where there is none. */
export function refusedWith(
  name: string,
  answer: Exclude<Answer, { readonly kind: 'found' }>,
): CentricityError {
  const why =
    answer.kind === 'gone'
      ? 'there is nothing at this address (404)'
      : `${answer.status}: ${saidIn(answer.body)}`;
  return new CentricityError(
    'unexpected-answer',
    `${name}: The system does not understand what it was asked (${why}). Check "url" of the source.`,
  );
}

/** The explanation that an answer holds, where it holds one. */
function saidIn(body: JsonObject): string {
  const said = [body.description, body.message, body.error, body.errorMessages].find(
    (each) => typeof each === 'string' || Array.isArray(each),
  );
  return String(said ?? 'without a word').slice(0, 200);
}
