import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

const NAME = 'centricity-own';
const KEPT = 300;
const DAY_MS = 86_400_000;

/**
 * Remembers in the browser which files its user brought, so that they see their own results in full. The
 * cookie is signed: nobody can claim a file of somebody else.
 */
export class OwnImports {
  readonly #key: Buffer;
  readonly #secure: boolean;

  /** @param secret kept outside the database; another one forgets all claims */
  constructor(secret: Buffer, secure: boolean) {
    this.#key = createHmac('sha256', secret).update('own imports').digest();
    this.#secure = secure;
  }

  /** The imports that the asker brought, as far as the cookie is genuine. */
  of(request: Request): ReadonlySet<number> {
    const value = cookieOf(request)?.split('~');
    const [ids = '', signature = ''] = value ?? [];
    if (ids === '' || !this.#isGenuine(ids, signature)) return new Set();
    return new Set(ids.split('.').map(Number));
  }

  /** Adds imports to those of the asker. */
  add(request: Request, response: Response, imports: readonly number[]): void {
    const known = this.of(request);
    if (imports.every((id) => known.has(id))) return;
    const ids = [...new Set([...known, ...imports])].slice(-KEPT).join('.');
    response.cookie(NAME, `${ids}~${this.#sign(ids)}`, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#secure,
      maxAge: 90 * DAY_MS,
    });
  }

  #sign(ids: string): string {
    return createHmac('sha256', this.#key).update(ids).digest('hex');
  }

  #isGenuine(ids: string, signature: string): boolean {
    const [expected, given] = [Buffer.from(this.#sign(ids)), Buffer.from(signature)];
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}

function cookieOf(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const pair = pairs.find((each) => each.startsWith(`${NAME}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(NAME.length + 1));
}
