import { CentricityError } from '../../model/index.js';
import { backoff, retryAfter } from '../sources/patience.js';
import { secretOf } from '../sources/secret.js';
import { type Digest, titleOf } from './digest-page.js';
import { isThisMachine, type WebhookSettings } from './digest-settings.js';
import { slackMessage } from './digest-slack.js';
import { teamsMessage } from './digest-teams.js';

/** How long to bear with the other side; times in milliseconds. */
export interface Perseverance {
  readonly tries: number;
  readonly answer: number;
  /** The longest wait between two tries. */
  readonly wait: number;
  readonly pause: (ms: number) => Promise<unknown>;
}

const SHAPES = { slack: slackMessage, teams: teamsMessage } as const;

type Try =
  | { readonly kind: 'taken' }
  | { readonly kind: 'again'; readonly why: string; readonly after?: number };

/**
 * Posts the digest to an incoming webhook of Slack or Teams. What fails for the moment is tried again.
 * @returns where it went, in words
 * @throws CentricityError `no-secret`, or `not-delivered` with the reason; never with the address, which is a secret
 */
export async function post(
  { shape, urlEnv, urlFile }: WebhookSettings,
  digest: Digest,
  perseverance: Perseverance,
): Promise<string> {
  const address = addressIn(secretOf('digest.webhook', { tokenEnv: urlEnv, tokenFile: urlFile }));
  const body = JSON.stringify(SHAPES[shape](digest, titleOf(digest)));
  for (let tries = 1; ; tries += 1) {
    const tried = await tryOnce(address, body, perseverance.answer);
    if (tried.kind === 'taken') return `${shape === 'slack' ? 'Slack' : 'Teams'} message`;
    const wait = tried.after ?? backoff(tries);
    if (tries >= perseverance.tries || wait > perseverance.wait) throw refused(address, tried.why);
    await perseverance.pause(wait);
  }
}

async function tryOnce(address: URL, body: string, answer: number): Promise<Try> {
  let response: Response;
  try {
    const headers = { 'content-type': 'application/json', 'user-agent': 'centricity' };
    const signal = AbortSignal.timeout(answer);
    response = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await response.body?.cancel();
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'again', why: late ? 'does not answer in time' : 'cannot be reached' };
  }
  const { status } = response;
  if (response.ok) return { kind: 'taken' };
  if (status !== 429 && status !== 408 && status < 500)
    throw refused(address, `does not take it (${status})`);
  const after = retryAfter(response.headers.get('retry-after'), Date.now());
  return { kind: 'again', why: `answers with ${status}`, ...(after === undefined ? {} : { after }) };
}

function addressIn(secret: string): URL {
  const address = URL.canParse(secret) ? new URL(secret) : undefined;
  const isSafe = address?.protocol === 'https:' || (address && isThisMachine(address.hostname));
  if (address !== undefined && isSafe) return address;
  throw new CentricityError(
    'not-delivered',
    'digest.webhook: What urlEnv or urlFile names should hold an address that begins with https://. The digest was not posted.',
  );
}

function refused({ host }: URL, why: string): CentricityError {
  return new CentricityError('not-delivered', `digest.webhook: ${host} ${why}. The digest was not posted.`);
}
