import { describe, expect, test } from 'vitest';
import type { NetworkView } from '../../../src/report/index.js';
import { put, talk } from '../../store/talk.js';
import { startServer, statusOf, type TestServer, upload } from './server.js';
import { fillTown, meeting } from './town.js';

describe('the addresses of a filled store', () => {
  test.each<[string, string, string, number, RegExp]>([
    [
      'the first page says it in a sentence',
      'GET',
      '/',
      200,
      /Across 6 conversations from January to March 2026/,
    ],
    ['the first page names no person', 'GET', '/', 200, /^(?!.*member)/s],
    ['the teams are listed by name', 'GET', '/teams', 200, /Care.*Loud.*Pair.*Quiet.*Sales/s],
    ['a team of two is hidden', 'GET', '/teams/3', 200, /hidden: fewer than five people/],
    ['a team that said nothing of customers says so', 'GET', '/teams/5', 200, /too little text to say/],
    ['a team in which one speaks is hidden', 'GET', '/teams/4', 200, /hidden: one person said most of it/],
    ['a team of twelve may be quoted', 'GET', '/teams/2', 200, /<blockquote>.*<mark class="centric"/s],
    [
      'a team of six may not be quoted',
      'GET',
      '/teams/1',
      200,
      /Sentences are hidden: fewer than ten people/,
    ],
    [
      'a gap in a trend is no zero',
      'GET',
      '/teams/1',
      200,
      /February 2026<\/th><td><span class="absent">nothing was said/,
    ],
    [
      'a conversation is closed to others',
      'GET',
      '/conversations/1',
      200,
      /shown only to whoever brought its file/,
    ],
    [
      'a closed conversation keeps its title to itself',
      'GET',
      '/conversations/1',
      200,
      /<h1>A meeting<\/h1>/,
    ],
    ['a large conversation is closed as well', 'GET', '/conversations/3', 200, /^(?!.*they said)/s],
    [
      'the network is drawn',
      'GET',
      '/network',
      200,
      /No two teams have been heard talking with each other yet/,
    ],
    ['runs are told', 'GET', '/runs', 200, /Nothing has run by itself yet/],
    ['settings are shown', 'GET', '/settings', 200, /People behind a quote<\/th><td>10/],
    ['a month on its own', 'GET', '/?month=2026-01', 200, /Across 1 conversation in January 2026/],
    ['a month that is none', 'GET', '/?month=yesterday', 400, /A month is written like 2026-10/],
    ['a week on its own', 'GET', '/?week=2026-W03', 200, /in the week of 12 January 2026/],
    ['a quarter on its own', 'GET', '/teams/1?quarter=2026-Q1', 200, /in quarter 1 of 2026/],
    ['weeks as a trend', 'GET', '/?grain=week', 200, /Centricity ratio by week: week of 12 January 2026 /],
    ['a week that is none', 'GET', '/?week=2026-W54', 400, /A week is written like 2026-W07/],
    ['two lengths at once', 'GET', '/?grain=week&month=2026-01', 400, /A month is written like 2026-10/],
    ['any other length', 'GET', '/teams?grain=day', 400, /Time is cut by \?grain=week/],
    ['a week on paper', 'GET', '/monthly?grain=week', 200, /Weekly report.*Customer talk in the week of/s],
    ['a label that is none', 'GET', '/conversations/1?label=good', 400, /Ask for turns as/],
    ['the month on paper', 'GET', '/monthly?month=2026-03', 200, /Customer talk in March 2026/],
    ['an explanation is closed to others', 'GET', '/conversations/1/statements/1', 404, /not yours to read/],
    ['a part of a list that is none', 'GET', '/imports?from=0', 400, /\?from=1 or more/],
    ['a part after the last', 'GET', '/imports?from=101', 200, /No more.*href="\/imports\?from=1"/s],
    ['imports are listed', 'GET', '/imports', 200, /town\.jsonl.*6 conversations/s],
    ['an import of others lists no conversation', 'GET', '/imports/1', 200, /^(?!.*\/conversations\/)/s],
    ['an import of others says whose its words are', 'GET', '/imports/1', 200, /only to whoever brought it/],
    ['how it works is public', 'GET', '/how-this-works', 200, /at least five different people/],
    [
      'the upload form stands without script',
      'GET',
      '/upload',
      200,
      /<form[^>]*enctype="multipart\/form-data"/,
    ],
    ['an unknown address says so', 'GET', '/nowhere', 404, /There is no page at this address/],
    ['an unknown team says so', 'GET', '/teams/99', 404, /There is no such team/],
    ['a team by name is none', 'GET', '/teams/Care', 404, /should be a number/],
    ['an unknown conversation says so', 'GET', '/conversations/99', 404, /There is no such conversation/],
    ['an unknown import says so', 'GET', '/imports/99', 404, /There is no such import/],
    [
      'the API answers errors in one shape',
      'GET',
      '/api/v1/teams/99',
      404,
      /^\{"ok":false,"error":".*","errors":\[".*"\],"status":404\}$/,
    ],
    ['the API gives a team', 'GET', '/api/v1/teams/1', 200, /^\{"ok":true,.*"team":\{"id":1,"name":"Care"\}/],
    ['the API takes the ending too', 'GET', '/api/v1/teams.json', 200, /^\{"ok":true/],
    [
      'a page is also JSON',
      'GET',
      '/teams/3.json',
      200,
      /"ratio":\{"kind":"hidden","reason":"too-few-people","minimum":5\}/,
    ],
    [
      'a page is also CSV',
      'GET',
      '/teams.csv',
      200,
      /^\uFEFF"team","centricity_ratio","centricity_ratio_low","centricity_ratio_high"/,
    ],
    [
      'hidden numbers are empty in CSV, with the reason',
      'GET',
      '/teams.csv',
      200,
      /"Pair","","","","","","","hidden: fewer than five people"/,
    ],
    [
      'the weeks are CSV',
      'GET',
      '/home.csv?grain=week',
      200,
      /"week","centricity_ratio".*"2026-W\d\d","0\.\d+"/s,
    ],
    ['the months are CSV', 'GET', '/home.csv', 200, /"2026-03","0\.\d+"/],
    ['a closed conversation is closed in CSV', 'GET', '/conversations/1.csv', 200, /^(?!.*they said)/s],
  ])('%s', async (_name, method, path, status, contains) => {
    const server = await startServer(fillTown);
    const answer = await server.fetch(path, { method });
    expect([
      answer.status,
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()),
    ]).toEqual([status, expect.stringMatching(contains)]);
  });
});

describe('every page', () => {
  const pages = [
    '/',
    '/teams',
    '/teams/1',
    '/conversations/3',
    '/imports',
    '/imports/1',
    '/upload',
    '/how-this-works',
    '/no',
  ];
  const visit = async () => {
    const server = await startServer(fillTown);
    const answers = await Promise.all(pages.map((path) => server.fetch(path)));
    return { answers, texts: await Promise.all(answers.map((answer) => answer.text())) };
  };

  test('has one first heading', async () => {
    const { texts } = await visit();
    expect(texts.map((text) => text.match(/<h1>/g)?.length)).toEqual(pages.map(() => 1));
  });

  test('has no inline style or script', async () => {
    const { texts } = await visit();
    expect(texts.filter((text) => /\sstyle=|<style|<script(?! src)|\son\w+=|javascript:/.test(text))).toEqual(
      [],
    );
  });

  test('loads nothing from elsewhere', async () => {
    const { texts } = await visit();
    expect(texts.flatMap((text) => text.match(/(?:src|href|action)="(?!\/|#)[^"]*"/g) ?? [])).toEqual([]);
  });

  test('is kept by nobody on the way', async () => {
    const { answers } = await visit();
    expect(answers.map((answer) => answer.headers.get('cache-control'))).toEqual(pages.map(() => 'no-store'));
  });

  test('gives its tables captions and its pictures titles', async () => {
    const { texts } = await visit();
    for (const text of texts) {
      expect(text.match(/<table>/g)?.length).toBe(text.match(/<caption>/g)?.length);
      expect(text.match(/role="img"/g)?.length).toBe(text.match(/role="img"[^>]*>\s*<title>/g)?.length);
    }
  });

  test('carries the strict content policy', async () => {
    const { answers } = await visit();
    expect(answers.map((answer) => answer.headers.get('content-security-policy'))).toEqual(
      pages.map(
        () =>
          "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';" +
          "form-action 'self';base-uri 'none';object-src 'none';frame-ancestors 'none'",
      ),
    );
  });

  test('weighs less than 60 kB', async () => {
    const { texts } = await visit();
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(60_000);
  });
});

describe('the static files', () => {
  test('have addresses that may be kept for ever, and weigh little', async () => {
    const server = await startServer();
    const page = await (await server.fetch('/')).text();
    const addresses = [...page.matchAll(/"(\/static\/[^"]+\.(?:css|js))"/g)].map((found) => found[1] ?? '');
    expect(addresses).toHaveLength(2);
    for (const address of addresses) {
      const answer = await server.fetch(address);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
      expect((await answer.arrayBuffer()).byteLength).toBeLessThan(15_000);
    }
  });
});

describe('an empty store', () => {
  test.each([
    ['/', /Nothing has been read yet/],
    ['/teams', /No team has been heard yet/],
    ['/imports', /No file has been read yet/],
  ])('%s says so and leads on', async (path, words) => {
    const answer = await (await startServer()).fetch(path);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(words)]);
  });
});

describe('names and words from a file', () => {
  test('are shown as text, whatever they hold', async () => {
    const server = await startServer();
    const evil = '<img src=x onerror=alert(1)>';
    const lines = `${evil}: Guests want it "quick" & <b>easy</b>.\nMaya: Guests want it <script>now</script>.\n`;
    const { page, cookie } = await upload(server, { [`${evil}.txt`]: lines }, { team: evil });
    const shown = [
      await page.text(),
      await (await server.fetch('/', { headers: { cookie } })).text(),
      await (await server.fetch('/teams/1', { headers: { cookie } })).text(),
      await (await server.fetch('/conversations/1', { headers: { cookie } })).text(),
    ].join('\n');
    expect(shown).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(shown).toContain('&lt;script&gt;');
    expect(shown).not.toMatch(/<img src=x|<b>easy|<script>now/);
  });

  test('cannot become formulas in a spreadsheet', async () => {
    const server = await startServer();
    await upload(server, { 'a.txt': 'Maya: They want it.\nBen: Yes, they do.\n' }, { team: '=1+1' });
    const csv = await (await server.fetch('/teams.csv')).text();
    expect(csv).toContain('"\'=1+1"');
  });
});

describe('requests that another site could have made', () => {
  const host = (server: TestServer) => ({ host: `127.0.0.1:${server.port}` });
  test.each<[string, Record<string, string>, number]>([
    ['no header at all, as from a script', {}, 303],
    ['the same origin', { 'sec-fetch-site': 'same-origin' }, 303],
    ['typed by the user', { 'sec-fetch-site': 'none' }, 303],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['an origin that hides', { origin: 'null' }, 403],
  ])('from %s', async (_name, headers, status) => {
    const server = await startServer();
    expect(await statusOf(server, 'POST', '/samples/remove', { ...host(server), ...headers })).toBe(status);
  });

  test('with our own origin pass', async () => {
    const server = await startServer();
    const headers = { ...host(server), origin: server.address };
    expect(await statusOf(server, 'POST', '/samples/remove', headers)).toBe(303);
  });

  test('under a name that is not ours are refused, so that no foreign domain can point here', async () => {
    const server = await startServer();
    expect(await statusOf(server, 'GET', '/', { host: 'evil.example' })).toBe(421);
  });

  test('under the public address pass where one is set', async () => {
    const server = await startServer(undefined, { publicAddress: 'https://centricity.example.org' });
    expect(await statusOf(server, 'GET', '/', { host: 'centricity.example.org' })).toBe(200);
  });
});

describe('the network', () => {
  test('draws talk between teams, and hides a pair of few people', async () => {
    const between = (one: string, other: string, people: number) =>
      talk(
        `${one}-${other}`,
        Array.from({ length: people * 4 }, (_, index) => ({
          who: `${index % 2 === 0 ? one : other} ${index % (people * 2)}/${index % 2 === 0 ? one : other}`,
          text: 'They want it.',
          labels: ['centric'] as const,
        })),
      );
    const server = await startServer((store) =>
      put(store, [between('Care', 'Sales', 6), between('Care', 'Law', 2), meeting('Care', 6)]),
    );
    const { edges } = (await (await server.fetch('/network.json')).json()) as NetworkView;
    expect(edges).toMatchObject([
      { between: ['Care', 'Sales'], turns: 23, ratio: { kind: 'shown' } },
      { between: ['Care', 'Law'], ratio: { kind: 'hidden', reason: 'too-few-people' } },
    ]);
    expect(edges[1]).not.toHaveProperty('turns');
    expect(await (await server.fetch('/network')).text()).toMatch(
      /class="edge centric".*class="edge unknown"/s,
    );
  });
});

test('a report tells of twelve teams in words, and of the others in its table', async () => {
  const teams = Array.from({ length: 23 }, (_, index) => meeting(`Team ${index}`, 6));
  const server = await startServer((store) => put(store, teams));
  const page = await (await server.fetch('/monthly?month=2026-03')).text();
  expect(page.match(/<section class="together">/g)).toHaveLength(12);
  expect(page).toMatch(/The table above has 11 more teams/);
});

test('pages of forty teams keep below their size, by the week, too', async () => {
  const days = Array.from({ length: 30 }, (_, week) =>
    new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10),
  );
  const talks = Array.from({ length: 40 }, (_, team) =>
    days.map((day) => meeting(`Team ${team}`, 6, { day })),
  ).flat();
  const server = await startServer((store) => put(store, talks));
  for (const path of ['/', '/teams', '/teams/1', '/monthly', '/network'].flatMap((each) => [
    each,
    `${each}?grain=week`,
  ])) {
    const page = await (await server.fetch(path)).text();
    expect(Buffer.byteLength(page), path).toBeLessThan(60_000);
  }
});

test('where no month can be told, no empty picture is drawn', async () => {
  const server = await startServer((store) => put(store, [meeting('Care', 2)]));
  const page = await (await server.fetch('/')).text();
  expect(page).toContain('No month has a ratio that can be told yet');
  expect(page).not.toMatch(/<svg[^>]*role="img"/);
});

test('names of teams that differ in their ends alone can be told apart where they are cut', async () => {
  const talks = Array.from({ length: 24 }, (_, team) => meeting(`Customer Success of the Region ${team}`, 6));
  const server = await startServer((store) => put(store, talks));
  const page = await (await server.fetch('/teams')).text();
  const names = [...page.matchAll(/<text class="name"[^>]*>([^<]*…[^<]*)</g)].map(([, name]) => name);
  // Once before its dot, and once in the picture of where talk is lost.
  expect(names).toHaveLength(48);
  expect(new Set(names).size).toBe(48);
});

test('the network draws the sixty pairs that talk most, and says where the others are', async () => {
  const teams = Array.from({ length: 13 }, (_, index) => `Team ${index}`);
  const lines = teams.flatMap((one, index) =>
    teams.slice(index + 1).flatMap((other) =>
      Array.from({ length: 6 }, (_, person) =>
        [one, other].map((team) => ({
          who: `${team} member ${person}/${team}`,
          text: `they said things to ${one} and ${other}`,
          labels: ['centric', 'focused'] as const,
        })),
      ).flat(),
    ),
  );
  const server = await startServer((store) => put(store, [talk('all', lines)]));
  const page = await (await server.fetch('/network')).text();
  const { edges } = (await (await server.fetch('/network.json')).json()) as NetworkView;
  expect(edges.length).toBeGreaterThan(60);
  expect(page.match(/<tr><th scope="row"><a [^>]*>[^<]*<\/a> and /g)).toHaveLength(60);
  expect(page).toContain(`has ${edges.length - 60} more`);
});
