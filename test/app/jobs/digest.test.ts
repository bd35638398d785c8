import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tellDigest } from '../../../src/app/jobs/digest.js';
import type { DigestSettings } from '../../../src/app/jobs/digest-settings.js';
import type { Label } from '../../../src/model/index.js';
import { newsOf, withQuotes } from '../../../src/report/index.js';
import type { AnalysedConversation, Store } from '../../../src/store/index.js';
import { asking } from '../../report/asking.js';
import { freshStore, put, talk, temporaryDirectory } from '../../store/talk.js';

const now = new Date('2026-11-22T02:00:00Z');
const perseverance = { tries: 3, answer: 60_000, wait: 60_000, pause: async () => undefined };

/** Everybody of a team says each label of the mix once, nobody twice the same. */
function meeting(
  team: string,
  people: number,
  day: string,
  mix: readonly Label[] = ['centric', 'focused', 'none'],
): AnalysedConversation {
  const lines = Array.from({ length: people * mix.length }, (_, index) => {
    const label = mix[index % mix.length] ?? 'none';
    const who = `${team} member ${Math.floor(index / mix.length)}/${team}`;
    return { who, text: `they said ${label} things on ${day}, the ${index}th of many`, labels: [label] };
  });
  return talk(`${team}-${day}`, lines, { startedAt: day });
}

/** A team that looks from the outside in October and through their eyes in November; another that stays as it is. */
async function changed(people = 12): Promise<Store> {
  const store = await freshStore();
  const days = (month: string) =>
    Array.from({ length: 14 }, (_, index) => `2026-${month}-${String(index + 1).padStart(2, '0')}`);
  const conversations = [
    ...days('10').map((day) => meeting('Care & Co', people, day, ['focused', 'focused', 'none', 'centric'])),
    ...days('11').map((day) => meeting('Care & Co', people, day, ['centric', 'centric', 'none', 'focused'])),
    ...[...days('10'), ...days('11')].map((day) => meeting('Steady', people, day)),
  ];
  await put(store, conversations, { sha256: 'c'.repeat(64) });
  return store;
}

async function telling(
  store: Store,
  settings: DigestSettings | undefined,
  { at = now, answer = perseverance.answer } = {},
) {
  const inquiry = await asking(store);
  return tellDigest(settings, { store, inquiry, now: at, perseverance: { ...perseverance, answer } });
}

describe('what there is to tell', () => {
  test('is a number that changed by more than chance would explain, with its interval and three sentences', async () => {
    const inquiry = await asking(await changed());
    const [news, ...others] = newsOf(inquiry, now);
    expect(others).toEqual([]);
    expect(news?.team.name).toBe('Care & Co');
    expect(news?.changes).toMatchObject([
      { number: 'centricity ratio', direction: 'up', period: { name: '2026-11' } },
    ]);
    expect(news?.changes[0]?.low).toBeGreaterThan(0);
    expect(news?.changes[0]?.sentence).toMatch(
      /^Centricity ratio: in November it was \d+ to \d+ points more than in October \(95 % interval\)\. November 2026: 67 % \(.*October 2026: 33 % \(/,
    );
    const told = news && (await withQuotes(inquiry, news));
    expect(told?.quotes).toMatchObject({
      kind: 'shown',
      quotes: [{ label: 'centric' }, { label: 'centric' }, { label: 'focused' }],
    });
  });

  test.each([
    ['of a group too small for a number, nothing', 4, []],
    [
      'of one too small for a quote, no sentences',
      8,
      [{ kind: 'hidden', reason: 'too-few-people', minimum: 10 }],
    ],
  ])('%s', async (_, people, quotes) => {
    const inquiry = await asking(await changed(people));
    const news = await Promise.all(newsOf(inquiry, now).map((each) => withQuotes(inquiry, each)));
    expect(news.map((each) => each.quotes)).toEqual(quotes);
  });

  test('is not what changed long ago', async () => {
    const inquiry = await asking(await changed());
    expect(newsOf(inquiry, new Date('2026-12-31T23:00:00Z'))).toHaveLength(1);
    expect(newsOf(inquiry, new Date('2027-01-01T01:00:00Z'))).toEqual([]);
  });
});

/** A real mail server; gives its settings and the mails that it took. */
async function mailServer(options: SMTPServerOptions = {}) {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onData: (stream, _session, done) => {
      void text(stream).then((mail) => {
        taken.push(mail);
        done();
      });
    },
    ...options,
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const mail = {
    host: '127.0.0.1',
    port,
    tls: 'never',
    from: 'c@example.org',
    to: ['lead@example.org'],
  } as const;
  return { mail: { ...mail, to: [...mail.to] }, taken };
}

describe('a digest by mail', () => {
  test('is HTML with a plain text beside it, and is told once', async () => {
    const store = await changed();
    const { mail, taken } = await mailServer();
    const settings = { mail, address: 'https://centricity.example.org/' };
    expect(await telling(store, settings)).toEqual({
      changes: 1,
      changedIn: 'Care & Co',
      digest: 'mail to 1',
    });
    const { subject, html, text: plain, to } = await PostalMime.parse(taken[0] ?? '');
    expect(subject).toBe('What changed in how customers are spoken of: Care & Co');
    expect(to).toMatchObject([{ address: 'lead@example.org' }]);
    expect(html).toMatch(/<a href="https:\/\/centricity\.example\.org\/teams\/\d+">Care &amp; Co<\/a>/);
    expect(html?.match(/<blockquote/g)).toHaveLength(3);
    expect(html).not.toMatch(/<script|member \d/);
    expect(plain).toMatch(/Care & Co\nCentricity ratio: in November.*\n {2}“they said/);
    expect(await telling(store, settings)).toEqual({ digest: 'nothing to say' });
    expect(taken).toHaveLength(1);
  });

  test('signs in with a password that stands in a file', async () => {
    const passwordFile = join(temporaryDirectory(), 'password');
    writeFileSync(passwordFile, 'opensesame\n');
    const { mail, taken } = await mailServer({
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        username === 'ana' && password === 'opensesame' ? done(null, { user: 'ana' }) : done(new Error('no')),
    });
    const signing = { mail: { ...mail, user: 'ana', passwordFile } };
    expect(await telling(await changed(), signing)).toMatchObject({ digest: 'mail to 1' });
    expect(taken).toHaveLength(1);
    writeFileSync(passwordFile, 'wrong');
    const refused = await telling(await changed(), signing);
    expect(refused).toMatchObject({ digest: 'not delivered', changes: 1 });
    expect(refused.undelivered).toBe(
      'digest.mail: 127.0.0.1 does not accept user and password. The digest was not mailed.',
    );
  });

  test('is never sent where the server offers no encryption but it is asked for', async () => {
    const { mail, taken } = await mailServer();
    const outcome = await telling(await changed(), { mail: { ...mail, tls: 'starttls' } });
    expect(outcome.undelivered).toMatch(/^digest\.mail: 127\.0\.0\.1 .*The digest was not mailed\.$/);
    expect(taken).toEqual([]);
  });
});

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A real HTTP server as a webhook; gives the file that its address stands in, and what was posted. */
async function hook(handler: Handler) {
  const posted: unknown[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      posted.push(JSON.parse(body));
      handler(request, response, body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const urlFile = join(temporaryDirectory(), 'hook');
  writeFileSync(urlFile, `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/secret\n`);
  return { urlFile, posted };
}

const answering =
  (...statuses: number[]): Handler =>
  (_request, response) => {
    response.statusCode = statuses.length > 1 ? (statuses.shift() ?? 200) : (statuses[0] ?? 200);
    response.end('ok');
  };

describe('a digest by webhook', () => {
  test("has Slack's shape", async () => {
    const { urlFile, posted } = await hook(answering(200));
    const settings = { webhook: { shape: 'slack', urlFile }, address: 'https://c.example.org' } as const;
    expect(await telling(await changed(), settings)).toMatchObject({ digest: 'Slack message' });
    expect(posted).toMatchObject([
      {
        text: 'What changed in how customers are spoken of: Care &amp; Co',
        blocks: [
          { type: 'header', text: { type: 'plain_text' } },
          {
            type: 'section',
            text: {
              type: 'mrkdwn',
              text: expect.stringMatching(
                /^\*<https:\/\/c\.example\.org\/teams\/\d+\|Care &amp; Co>\*\nCentricity ratio.*\n> they said/,
              ),
            },
          },
          { type: 'context' },
        ],
      },
    ]);
  });

  test("has Teams' shape", async () => {
    const { urlFile, posted } = await hook(answering(202));
    const outcome = await telling(await changed(), { webhook: { shape: 'teams', urlFile } });
    expect(outcome).toMatchObject({ digest: 'Teams message' });
    expect(posted).toMatchObject([
      {
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: {
              type: 'AdaptiveCard',
              body: expect.arrayContaining([
                expect.objectContaining({ type: 'TextBlock', text: 'Care & Co', wrap: true }),
              ]),
            },
          },
        ],
      },
    ]);
  });

  test.each([
    ['is tried again after trouble', [503, 429, 200], 3, 'Slack message'],
    ['is given up after the last try', [503], 3, 'not delivered'],
    ['is not tried again where it is refused', [404], 1, 'not delivered'],
  ])('%s', async (_, statuses, tries, digest) => {
    const { urlFile, posted } = await hook(answering(...statuses));
    const outcome = await telling(await changed(), { webhook: { shape: 'slack', urlFile } });
    expect(outcome).toMatchObject({ digest });
    expect(posted).toHaveLength(tries);
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  test('does not wait for ever for an answer', async () => {
    const { urlFile, posted } = await hook(() => {});
    const outcome = await telling(await changed(), { webhook: { shape: 'slack', urlFile } }, { answer: 100 });
    expect(outcome.undelivered).toMatch(/does not answer in time/);
    expect(posted).toHaveLength(3);
  });

  test('goes to https only, but for this machine', async () => {
    const urlFile = join(temporaryDirectory(), 'hook');
    writeFileSync(urlFile, 'http://hooks.example.org/secret');
    const outcome = await telling(await changed(), { webhook: { shape: 'slack', urlFile } });
    expect(outcome.undelivered).toMatch(/begins with https/);
  });
});

describe('a digest in a file', () => {
  test.each([
    ['html', /<blockquote/],
    ['json', /"number": "centricity ratio"/],
  ] as const)('is written as %s for its owner only', async (form, content) => {
    const path = join(temporaryDirectory(), 'digests');
    expect(await telling(await changed(), { file: { path, form } })).toMatchObject({
      digest: `digest-2026-11-22.${form}`,
    });
    expect(readdirSync(path)).toEqual([`digest-2026-11-22.${form}`]);
    expect(readFileSync(join(path, `digest-2026-11-22.${form}`), 'utf8')).toMatch(content);
    expect(statSync(join(path, `digest-2026-11-22.${form}`)).mode & 0o077).toBe(0);
  });
});

test('a way that fails does not stop the others, and what one has taken is not told again', async () => {
  const store = await changed();
  const { mail, taken } = await mailServer();
  const { urlFile } = await hook(answering(500));
  const settings = { mail, webhook: { shape: 'slack', urlFile } } as const;
  expect(await telling(store, settings)).toMatchObject({
    digest: 'mail to 1',
    undelivered: expect.stringMatching(/^digest\.webhook: 127\.0\.0\.1:\d+ answers with 500/),
  });
  expect(await telling(store, settings)).toEqual({ digest: 'nothing to say' });
  expect(taken).toHaveLength(1);
});

test('what nobody has taken is told the next time', async () => {
  const store = await changed();
  const { urlFile } = await hook(answering(500));
  await telling(store, { webhook: { shape: 'slack', urlFile } });
  const { mail, taken } = await mailServer();
  expect(await telling(store, { mail })).toMatchObject({ digest: 'mail to 1' });
  expect(taken).toHaveLength(1);
});

test('without a digest the record alone tells of a change, and once', async () => {
  const store = await changed();
  expect(await telling(store, undefined)).toEqual({ changes: 1, changedIn: 'Care & Co' });
  expect(await telling(store, undefined)).toEqual({});
});

test('of sample conversations nothing is told', async () => {
  const store = await freshStore();
  const meetings = ['2026-10-01', '2026-11-01'].flatMap((day) =>
    Array.from({ length: 9 }, (_, index) => {
      const said = meeting('Team', 12, day, [day < '2026-11' ? 'focused' : 'centric']);
      return { ...said, conversation: { ...said.conversation, id: `${day} ${index}` } };
    }),
  );
  await put(store, meetings, { sample: true });
  expect(newsOf(await asking(store), now)).toEqual([]);
});
