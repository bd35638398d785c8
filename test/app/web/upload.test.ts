import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { describe, expect, test, vi } from 'vitest';
import { startServer, type TestServer, upload } from './server.js';
import { fillTown } from './town.js';

const TALK = 'Maya: Guests want it quiet.\nBen: 40 percent left.\nMaya: Right.\n';

function leftovers(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('centricity-upload-'));
}

describe('uploading files', () => {
  test('leads from one file straight to what was read of it', async () => {
    const { page } = await upload(await startServer(), { 'monday.txt': TALK }, { team: 'Care' });
    expect(await page.text()).toMatch(/<h1>monday\.txt<\/h1>.*Read 1 conversation with 3 turns.*Care/s);
  });

  test('leads from several files to a list of what became of each', async () => {
    const server = await startServer();
    const { page } = await upload(server, {
      'a.txt': TALK,
      'b.txt': TALK.replace('quiet', 'loud'),
      'c.vtt': '',
    });
    const text = await page.text();
    expect(text).toMatch(/Your files have been read/);
    expect(text).toMatch(
      /a\.txt.*1 conversation, 3 utterances.*b\.txt.*1 conversation, 3 utterances.*c\.vtt/s,
    );
  });

  test('recognises a file that was read before', async () => {
    const server = await startServer();
    await upload(server, { 'a.txt': TALK });
    const { page } = await upload(server, { 'a.txt': TALK, 'b.txt': TALK.replace('quiet', 'loud') });
    expect(await page.text()).toMatch(/a\.txt<\/th><td>already imported on .*; nothing changed/);
    expect((await server.store.totals()).conversations).toBe(2);
  });

  test.each([
    ['2026-03-02', '2026-03-02'],
    ['', undefined],
    ['soon', undefined],
  ])('dates a transcript by the form: "%s"', async (date, startedAt) => {
    const server = await startServer();
    const form = new FormData();
    form.append('files', new Blob([TALK]), 'a.txt');
    form.append('date', date);
    const sent = await server.fetch('/upload', { method: 'POST', body: form });
    await server.fetch(sent.headers.get('location') ?? '');
    const [conversation] = await server.store.conversations({ importId: 1, limit: 1 });
    expect(conversation?.startedAt?.slice(0, 10)).toBe(startedAt);
  });

  test('knows a file by its content: a renamed copy counts once, on whichever team it was put last', async () => {
    const server = await startServer();
    await upload(server, { 'a.txt': TALK });
    await upload(server, { 'copy of a.txt': TALK });
    expect((await server.store.totals()).conversations).toBe(1);
  });

  test('puts people on the teams of the roster, and those not on it on none', async () => {
    const server = await startServer();
    const form = new FormData();
    form.append('files', new Blob([TALK]), 'a.txt');
    form.append('roster', new Blob(['name,team\nMaya,Front desk\n']), 'roster.csv');
    const sent = await server.fetch('/upload', { method: 'POST', body: form });
    await server.fetch(sent.headers.get('location') ?? '');
    expect((await server.store.teams()).map(({ team }) => team.name)).toEqual(['Front desk', '']);
  });

  test('tells what could not be read of a file, by line, with all of it as CSV', async () => {
    const server = await startServer();
    const broken =
      'WEBVTT\n\n00:01 --> 00:xx\nMaya: lost\n\n00:00:05.000 --> 00:00:06.000\nBen: Guests want it.\n';
    const { page, cookie } = await upload(server, { 'a.vtt': broken });
    expect(await page.text()).toMatch(/What could not be read.*line|column|\d+<\/th>/s);
    const csv = await (await server.fetch('/imports/1/problems.csv', { headers: { cookie } })).text();
    const forOthers = await (await server.fetch('/imports/1/problems.csv')).text();
    expect(forOthers.trim().split('\n')).toHaveLength(1);
    expect(csv).toMatch(/^\uFEFF?"file","line","column","code","message"\r\n"a\.vtt","3"/);
  });

  test('keeps nothing of the upload itself on disk', async () => {
    const before = leftovers();
    await upload(await startServer(), { 'a.txt': TALK });
    await vi.waitFor(() => expect(leftovers().filter((name) => !before.includes(name))).toEqual([]));
  });

  test('asks for a file when none was chosen', async () => {
    const { page } = await upload(await startServer(), {});
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('No file was chosen')]);
  });
});

describe('limits of an upload, in words', () => {
  const settings = { upload: { fileBytes: 1024 * 1024, files: 2 } };

  test('a file that is too large', async () => {
    const server = await startServer(undefined, settings);
    const { page } = await upload(server, { 'big.txt': 'x'.repeat(1024 * 1024 + 1) });
    expect([page.status, await page.text()]).toEqual([
      413,
      expect.stringContaining('&quot;big.txt&quot; is larger than 1 MB'),
    ]);
    expect((await server.store.totals()).conversations).toBe(0);
  });

  test('more files than are taken at once', async () => {
    const server = await startServer(undefined, settings);
    const { page } = await upload(server, { a: TALK, b: TALK, c: TALK });
    expect([page.status, await page.text()]).toEqual([
      413,
      expect.stringContaining('At most 2 files at once'),
    ]);
  });

  test('more uploads than an hour takes', async () => {
    const server = await startServer(undefined, { uploadsPerHour: 1 });
    await upload(server, { 'a.txt': TALK });
    const { page } = await upload(server, { 'a.txt': TALK });
    expect([page.status, await page.text()]).toEqual([
      429,
      expect.stringContaining('More than 1 uploads in an hour'),
    ]);
  });

  test('something that is no form', async () => {
    const server = await startServer();
    const answer = await server.fetch('/upload', { method: 'POST', body: 'hello' });
    expect([answer.status, await answer.text()]).toEqual([
      415,
      expect.stringContaining('multipart/form-data'),
    ]);
  });

  test('answer scripts in the shape of the API', async () => {
    const server = await startServer();
    const answer = await server.fetch('/upload', {
      method: 'POST',
      body: 'x',
      headers: { accept: 'application/json' },
    });
    expect(await answer.json()).toMatchObject({ ok: false, status: 415, errors: [expect.any(String)] });
  });

  test('an upload that breaks off keeps nothing', async () => {
    const server = await startServer();
    const before = leftovers();
    await breakOff(server);
    await vi.waitFor(() => expect(leftovers().filter((name) => !before.includes(name))).toEqual([]));
    expect((await server.store.totals()).conversations).toBe(0);
  });
});

async function breakOff({ port }: TestServer): Promise<void> {
  const headers = {
    host: `127.0.0.1:${port}`,
    'content-type': 'multipart/form-data; boundary=b',
    'content-length': 9000,
  };
  const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/upload', headers });
  sent.on('error', () => {});
  sent.write('--b\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\nMaya: ');
  await vi.waitFor(() => expect(leftovers().length).toBeGreaterThan(0));
  sent.destroy();
}

describe('who brought a file', () => {
  test('sees its words in full, and the way to them', async () => {
    const server = await startServer();
    const { page, cookie } = await upload(server, { 'a.txt': TALK });
    expect(await page.text()).toMatch(/You brought this file.*\/conversations\/1/s);
    const words = await (await server.fetch('/conversations/1', { headers: { cookie } })).text();
    expect(words).toMatch(/<mark class="centric" title="wants">Guests want<\/mark> it quiet/);
    expect(words).toMatch(/Speaker A.*Speaker B/s);
    expect(words).not.toMatch(/Maya|Ben/);
  });

  test('is known by a cookie that scripts cannot read', async () => {
    const server = await startServer();
    const form = new FormData();
    form.append('files', new Blob([TALK]), 'a.txt');
    const sent = await server.fetch('/upload', { method: 'POST', body: form });
    const watched = await server.fetch(sent.headers.get('location') ?? '');
    expect(watched.headers.get('set-cookie')).toMatch(/^centricity-own=.*HttpOnly; SameSite=Lax$/);
  });

  test.each<[string, (cookie: string) => string]>([
    ['without the cookie', () => ''],
    ['with another number in the cookie', (cookie) => cookie.replace('=2', '=1.2')],
    ['with a cookie of their own making', () => 'centricity-own=1~00'],
    ['with rubbish', () => 'centricity-own=%'],
  ])('nobody else does: %s', async (_name, forge) => {
    const server = await startServer(fillTown);
    const { cookie } = await upload(server, { 'a.txt': TALK });
    const answer = await server.fetch('/imports/2', { headers: { cookie: forge(cookie) } });
    expect(await answer.text()).not.toMatch(/You brought this file|\/conversations\//);
  });
});

/** Sends files to be looked at first, and gives the address where they can be. */
async function look(server: TestServer, files: Readonly<Record<string, string>>): Promise<string> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name);
  form.append('look', 'first');
  const sent = await server.fetch('/upload', { method: 'POST', body: form });
  return sent.headers.get('location') ?? '';
}

describe('looking at files first', () => {
  test('shows what they are and who speaks, and stores nothing', async () => {
    const server = await startServer();
    const page = await (await server.fetch(await look(server, { 'a.txt': TALK }))).text();
    expect(page).toMatch(/Nothing has been stored yet.*a\.txt.*1 conversation, 3 turns, 2 speakers/s);
    expect(page).toMatch(/Maya<input type="hidden" name="name\.0" value="Maya">/);
    expect((await server.store.totals()).conversations).toBe(0);
  });

  test('reads them as they were put right', async () => {
    const server = await startServer();
    const address = await look(server, { 'a.txt': TALK });
    const body = new URLSearchParams({
      'name.0': 'Maya',
      'side.0': 'organisation',
      'team.0': 'Front desk',
      'name.1': 'Ben',
      'side.1': 'customer',
      'team.1': '',
    });
    const sent = await server.fetch(address, { method: 'POST', body });
    await server.fetch(sent.headers.get('location') ?? '');
    expect((await server.store.teams()).map(({ team, statements }) => [team.name, statements])).toEqual([
      ['Front desk', 2],
    ]);
  });

  test('tells in words that they have been read already', async () => {
    const server = await startServer();
    const address = await look(server, { 'a.txt': TALK });
    await server.fetch(address, { method: 'POST', body: new URLSearchParams() });
    const again = await server.fetch(address);
    expect([again.status, await again.text()]).toEqual([404, expect.stringContaining('no longer waiting')]);
  });

  test('says of a file that is none why it cannot be read', async () => {
    const server = await startServer();
    const page = await (await server.fetch(await look(server, { 'a.vtt': '', 'b.txt': TALK }))).text();
    expect(page).toMatch(/a\.vtt.*b\.txt.*1 conversation/s);
  });
});

describe('choosing the columns of a table', () => {
  const TABLE = 'Vorgang,Betreff,Text\n1,Lärm,Guests want it quiet.\n2,Bad,40 percent left.\n';
  const COLUMNS = { 'column.0.ticket': 'Vorgang', 'column.0.answer': 'Text' };
  const post = (server: TestServer, address: string, fields: Readonly<Record<string, string>>) =>
    server.fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  const totals = async ({ store }: TestServer) => (await store.totals()).conversations;

  test('offers the columns of a table whose names say nothing, with its first rows', async () => {
    const server = await startServer();
    const page = await (await server.fetch(await look(server, { 'export.csv': TABLE }))).text();
    expect(page).toMatch(/<details open>.*<th scope="col">Vorgang<\/th>.*<td>Lärm<\/td>/s);
    expect(page).toMatch(
      /name="column\.0\.ticket"><option value="">not in this table<\/option><option value="Vorgang">/,
    );
  });

  test('shows what would be read by the columns chosen, and stores nothing yet', async () => {
    const server = await startServer();
    const address = await look(server, { 'export.csv': TABLE });
    const again = await post(server, address, { ...COLUMNS, look: 'again' });
    expect([again.status, again.headers.get('location')]).toEqual([303, address]);
    const page = await (await server.fetch(address)).text();
    expect(page).toMatch(/Read as <strong>Table of tickets \(CSV\)<\/strong>.*2 conversations/s);
    expect(page).toMatch(/<option value="Vorgang" selected>/);
    expect(await totals(server)).toBe(0);
  });

  test('reads the table by the columns chosen', async () => {
    const server = await startServer();
    const address = await look(server, { 'export.csv': TABLE });
    const sent = await post(server, address, COLUMNS);
    await server.fetch(sent.headers.get('location') ?? '');
    expect(await totals(server)).toBe(2);
  });

  test('keeps them under a name, for the next table of that kind', async () => {
    const server = await startServer();
    const address = await look(server, { 'export.csv': TABLE });
    await post(server, address, { ...COLUMNS, 'save.0': ' Desk ', look: 'again' });
    expect(await server.store.mappings()).toEqual([
      { name: 'Desk', columns: { ticket: 'Vorgang', answer: 'Text' } },
    ]);
    await upload(server, { 'april.csv': TABLE });
    expect(await totals(server)).toBe(2);
    const page = await (await server.fetch(await look(server, { 'may.csv': TABLE }))).text();
    expect(page).toMatch(/Columns kept earlier.*<option value="Desk">/s);
  });

  test('takes kept columns before those chosen one by one', async () => {
    const server = await startServer();
    await server.store.saveMapping({ name: 'Desk', columns: { ticket: 'Vorgang', answer: 'Text' } });
    const address = await look(server, { 'export.csv': TABLE });
    await post(server, address, { 'saved.0': 'Desk', 'column.0.ticket': 'Text', look: 'again' });
    expect(await (await server.fetch(address)).text()).toMatch(/2 conversations/);
  });

  test('leaves a table alone that is read rightly by its own names', async () => {
    const server = await startServer();
    const table = 'id,subject,author,role,text\n1,Noise,Ana,agent,Guests want it quiet.\n';
    const address = await look(server, { 'tickets.csv': table });
    const page = await (await server.fetch(address)).text();
    expect(page).toMatch(/<details><summary>Which column holds what/);
    expect(page).toMatch(/name="column\.0\.ticket"><option value="id" selected>/);
  });
});
