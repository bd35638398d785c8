import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Chance } from './chance.js';

/** A question as a fake understands it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How often a fake misbehaves, in per mille of its answers. */
export interface Manners {
  readonly tooMany: number;
  readonly errors: number;
  readonly cuts: number;
  readonly stalls: number;
  readonly pages: number;
}

export const wellBehaved: Manners = { tooMany: 0, errors: 0, cuts: 0, stalls: 0, pages: 0 };
export const unruly: Manners = { tooMany: 80, errors: 60, cuts: 60, stalls: 8, pages: 20 };

type Misconduct = (response: ServerResponse, text: string, random: Chance) => void;

const misconducts: Readonly<Record<keyof Manners, Misconduct>> = {
  tooMany: (response, _text, random) => {
    const soon = [`${random(3)}`, new Date(Date.now() + random(3) * 1000).toUTCString()][random(2)] ?? '1';
    response.writeHead(429, { 'retry-after': soon }).end('{"error":"TooManyRequests"}');
  },
  errors: (response, _text, random) => {
    response.writeHead([500, 502, 503, 504, 520][random(5)] ?? 500).end('<html>sorry</html>');
  },
  cuts: (response, text, random) => {
    if (random(2) === 0) return void response.destroy();
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
  },
  stalls: (response, text) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    // The rest never comes.
    response.write(text.slice(0, Math.floor(text.length / 2)));
  },
  pages: (response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in</html>');
  },
};

function misconductOf(manners: Manners, random: Chance): Misconduct | undefined {
  let drawn = random(1000);
  for (const kind of Object.keys(misconducts) as (keyof Manners)[]) {
    if (drawn < manners[kind]) return misconducts[kind];
    drawn -= manners[kind];
  }
  return undefined;
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? '/', 'http://fake');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    authorization: request.headers.authorization ?? '',
  };
}

/** A fake that answers. */
export interface Serving {
  readonly url: string;
  /** Every question that was answered, misbehaviour included. */
  readonly asked: readonly Asked[];
  /** The same for all answers, or by how many questions there were. */
  manners: Manners | ((asked: number) => Manners);
}

/**
 * Serves answers on loopback until the test ends, misbehaving now and then as a row of chance decides.
 * @param clock the server's time in seconds
 */
export async function serve(
  random: Chance,
  clock: () => number,
  answer: (asked: Asked) => Answered,
): Promise<Serving> {
  const asked: Asked[] = [];
  const serving: Omit<Serving, 'url'> & { url: string } = { url: '', asked, manners: wellBehaved };
  const server = createServer(async (request, response) => {
    const question = await askedBy(request);
    asked.push(question);
    response.setHeader('date', new Date(clock() * 1000).toUTCString());
    const { status, body, headers = {} } = answer(question);
    const text = JSON.stringify(body);
    const { manners } = serving;
    const misconduct = misconductOf(typeof manners === 'function' ? manners(asked.length) : manners, random);
    if (misconduct !== undefined) misconduct(response, text, random);
    else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake has no address');
  serving.url = `http://127.0.0.1:${address.port}`;
  return serving;
}
