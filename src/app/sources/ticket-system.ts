import { z } from 'zod';
import type { JsonObject } from '../../ingest/index.js';
import type { Problem } from '../../model/index.js';
import type { Api } from './http.js';
import { secretShape } from './secret.js';
import { commonShape } from './source.js';

/** A page of tickets as a system's interface gives them. */
export interface Page {
  /** An answer in the system's own words, each ticket with all that was said: what the reader of its format takes. */
  readonly answer: JsonObject;
  /** How many tickets were asked for and came. */
  readonly tickets: number;
  /** Ids of tickets that were deleted there. */
  readonly gone: readonly string[];
  readonly problems: readonly Problem[];
  /** Where to go on after this page: kept in the store together with what the page brought. */
  readonly state: JsonObject;
  /** How far this is, 0 to 1, where it can be told. */
  readonly share?: number;
}

/** One night's reading of a ticket system. */
export interface Reading<Settings> {
  readonly settings: Settings;
  readonly api: Api;
  /** Where the last page left off; none the first time, or when everything since a moment is asked for again. */
  readonly state: JsonObject | undefined;
  /** The moment to begin at where there is no state. */
  readonly since: Date;
  /** How many tickets to ask for, of the most that the system gives at once. */
  readonly size: (most: number) => number;
  /** Ids of all tickets of this source that the store holds. */
  readonly held: () => Promise<readonly string[]>;
}

/** How the tickets of one vendor's system are come by. */
export interface TicketSystem<Settings> {
  /** The format whose reader understands the system's answers. */
  readonly format: string;
  /** What is read, by the settings that decide it: where they have changed, all is read anew. */
  scope(settings: Settings): readonly unknown[];
  /** The headers that carry the secret. */
  headers(settings: Settings, token: string): Readonly<Record<string, string>>;
  /** What to look at where the system does not accept the secret, in words. */
  check(settings: Settings): string;
  /** What has changed, page by page, from where the state says; each ticket after its latest change at least once. */
  pages(reading: Reading<Settings>): AsyncIterable<Page>;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** An address that a secret may be sent to. What is refused is not repeated: it may hold a password. */
export const address = z.string().superRefine((text, context) => {
  const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
  if (!URL.canParse(text))
    return refuse('must be the address of the system, such as https://acme.example.com');
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '')
    return refuse('must hold no name or password. Say with tokenEnv or tokenFile where the secret is.');
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.test(hostname)))
    refuse('must begin with https: anybody on the way could read the token.');
});

/** A day, as in 2026-03-01. */
export const day = z.iso.date({ error: 'must be a day, such as 2026-03-01' });

/** Settings that every ticket system has. */
export const remoteShape = {
  ...commonShape,
  ...secretShape,
  url: address,
  /** How far back the first night reaches; by default ninety days. */
  since: day.optional(),
};

export type Remote = z.output<z.ZodObject<typeof remoteShape>>;
