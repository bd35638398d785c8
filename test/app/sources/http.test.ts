import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Access, openApi } from '../../../src/app/sources/http.js';
import { backoff, type Patience, patient, retryAfter } from '../../../src/app/sources/patience.js';

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A server on loopback that answers the nth question as it is told, and counts them. */
async function serving(handler: Handler) {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    handler(request, response, seen.length);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return { url: `http://127.0.0.1:${address.port}`, seen };
}

/** A client that notes its waits instead of waiting. */
function client(url: string, more: Partial<Patience> = {}) {
  const waits: number[] = [];
  const pause = async (ms: number) => void waits.push(ms);
  const access: Access = {
    name: 'desk',
    url,
    headers: { authorization: 'Bearer secret-token' },
    check: 'Look at the token.',
  };
  return { api: openApi(access, { ...patient, silence: 200, pause, ...more }), waits };
}

const fine: Handler = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
};

/** Fails so often in one way, then answers. */
const failingFirst =
  (times: number, failing: Handler): Handler =>
  (request, response, count) =>
    count <= times ? failing(request, response, count) : fine(request, response, count);

describe('what fails for the moment is tried again', () => {
  test.each<[string, Handler]>([
    ['an error of the server', (_request, response) => void response.writeHead(503).end('sorry')],
    ['an error of what stands before it', (_request, response) => void response.writeHead(520).end()],
    ['a connection that is cut before the answer', (_request, response) => void response.destroy()],
    [
      'a connection that is cut within the answer',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 11 });
        response.write('{"o', () => response.destroy());
      },
    ],
    [
      'an answer that stops coming',
      (_request, response) => {
        response.writeHead(200);
        response.write('{"o');
      },
    ],
    ['no answer at all', () => {}],
    ['a page for people', (_request, response) => void response.end('<html>Sign in</html>')],
    ['a list where an object should be', (_request, response) => void response.end('[]')],
  ])('%s', async (_what, failing) => {
    const { url, seen } = await serving(failingFirst(2, failing));
    const { api, waits } = client(url);
    expect(await api.get('/tickets')).toMatchObject({ kind: 'found', body: { ok: true } });
    expect(seen).toHaveLength(3);
    expect(waits).toHaveLength(2);
  });

  test('an answer that comes slowly but steadily is waited for', async () => {
    const { url, seen } = await serving((_request, response) => {
      response.writeHead(200);
      const pieces = [...'{"ok":true}'];
      const timer = setInterval(() => {
        const piece = pieces.shift();
        if (piece !== undefined) return response.write(piece);
        clearInterval(timer);
        return response.end();
      }, 110);
    });
    const { api } = client(url, { silence: 1000 });
    expect(await api.get('/')).toMatchObject({ body: { ok: true } });
    expect(seen).toHaveLength(1);
  });

  test('but not for ever: what was asked for in vain is told in words', async () => {
    const { url, seen } = await serving((_request, response) => void response.writeHead(500).end());
    await expect(client(url, { tries: 3 }).api.get('/')).rejects.toMatchObject({
      code: 'source-unavailable',
      message: expect.stringMatching(/^desk: 127.*error 500, also at the last of 3 tries.*next run goes on/),
    });
    expect(seen).toHaveLength(3);
  });

  test('nobody there at all is told with the reason', async () => {
    const { api } = client('http://127.0.0.1:9', { tries: 2 });
    await expect(api.get('/')).rejects.toMatchObject({
      code: 'source-unavailable',
      message: expect.stringMatching(/cannot be reached \(/),
    });
  });
});

describe('who asks too often', () => {
  test.each<[string, () => string, number, number]>([
    ['seconds', () => '7', 7000, 7000],
    ['a date', () => new Date(Date.now() + 30_000).toUTCString(), 27_000, 30_000],
    ['a date in the past', () => 'Sun, 01 Mar 2026 10:00:00 GMT', 0, 0],
  ])('waits as long as he is told: %s', async (_what, header, least, most) => {
    const { url } = await serving(
      failingFirst(
        1,
        (_request, response) => void response.writeHead(429, { 'retry-after': header() }).end(),
      ),
    );
    const { api, waits } = client(url);
    await api.get('/');
    expect(waits[0]).toBeGreaterThanOrEqual(least);
    expect(waits[0]).toBeLessThanOrEqual(most);
  });

  test('may do so more often than other things may fail', async () => {
    const { url } = await serving(
      failingFirst(20, (_request, response) => void response.writeHead(429, { 'retry-after': '1' }).end()),
    );
    expect(await client(url).api.get('/')).toMatchObject({ kind: 'found' });
  });

  test('comes back another day where the wait is long', async () => {
    const { url } = await serving(
      (_request, response) => void response.writeHead(429, { 'retry-after': '7200' }).end(),
    );
    await expect(client(url).api.get('/')).rejects.toMatchObject({
      code: 'source-unavailable',
      message: expect.stringContaining('asks to come back in 120 minutes'),
    });
  });
});

describe('a secret', () => {
  test.each([
    [401, /does not accept the token \(401\)\. Look at the token\./],
    [403, /does not let it read this \(403\)\. Look at the token\./],
  ])(
    'that is refused (%i) is told at once, with what to look at, and never itself',
    async (status, words) => {
      const { url, seen } = await serving((_request, response) => void response.writeHead(status).end());
      const told = await client(url)
        .api.get('/')
        .catch((error: unknown) => error);
      expect(told).toMatchObject({ code: 'not-allowed', message: expect.stringMatching(words) });
      expect(String(told)).not.toContain('secret-token');
      expect(seen).toHaveLength(1);
    },
  );

  test('goes along to another address of the same host', async () => {
    const { url, seen } = await serving((request, response, count) =>
      request.url === '/new'
        ? fine(request, response, count)
        : response.writeHead(302, { location: '/new' }).end(),
    );
    expect(await client(url).api.get('/old')).toMatchObject({ kind: 'found' });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill('Bearer secret-token'));
  });

  test('never goes to another host', async () => {
    const other = await serving(fine);
    const { url } = await serving(
      (_request, response) => void response.writeHead(307, { location: `${other.url}/tickets` }).end(),
    );
    await expect(client(url).api.get('/')).rejects.toMatchObject({
      code: 'redirected',
      message: expect.stringContaining(`sends on to ${other.url}, where the token must not go`),
    });
    expect(other.seen).toEqual([]);
  });
});

test.each([
  [404, 'gone'],
  [410, 'gone'],
  [400, 'refused'],
  [422, 'refused'],
])('an answer %i is no failure: %s', async (status, kind) => {
  const { url } = await serving((_request, response) => void response.writeHead(status).end('{"error":"x"}'));
  expect(await client(url).api.get('/')).toMatchObject({ kind });
});

test.each<[string | null, number | undefined]>([
  ['120', 120_000],
  ['0.5', 500],
  ['Sun, 01 Mar 2026 10:00:10 GMT', 10_000],
  ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['-3', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After: %s', (header, expected) => {
  expect(retryAfter(header, Date.UTC(2026, 2, 1, 10))).toBe(expected);
});

test('each wait is up to twice as long as the one before, to a minute, and never the same for all', () => {
  expect([1, 2, 3, 4].map((tries) => backoff(tries, 1))).toEqual([1000, 2000, 4000, 8000]);
  expect(backoff(30, 1)).toBe(60_000);
  expect(backoff(3, 0)).toBe(2000);
  expect(backoff(3, 0.5)).toBe(3000);
});

test('who cannot be spoken to in confidence is not asked again', async () => {
  const { url } = await serving(fine);
  const { api, waits } = client(url.replace('http:', 'https:'));
  await expect(api.get('/')).rejects.toMatchObject({
    code: 'unexpected-answer',
    message: expect.stringMatching(/cannot be spoken to in confidence \(ERR_SSL/),
  });
  expect(waits).toEqual([]);
});
