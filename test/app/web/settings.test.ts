import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readSettings } from '../../../src/app/jobs/settings.js';
import { createApp, serve } from '../../../src/app/web/index.js';
import type { Editing } from '../../../src/app/web/web.js';
import { freshStore, temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';

const yaml = '# agreed in May\npeople:\n  number: 6 # five was too few\n';

const mixed = {
  'culture/lens.yml': `lens: culture
title: Culture
question: Which kind?
source: tests
parts:
  - { title: Kinds, picture: mix, categories: [warm, cold] }
`,
  ...Object.fromEntries(
    ['warm', 'cold'].map((category) => [
      `culture/${category}.yml`,
      `category: ${category}\nlens: culture\nsource: tests\nmeaning: ${category}\nentries:\n  - match: '${category} house'\n    yes: [A ${category} house.]\n    no: [A house.]\n`,
    ]),
  ),
};

/** The real application over a data directory with a settings file. */
async function settingsServer(more: Partial<Editing> = {}) {
  const data = temporaryDirectory();
  const path = join(data, 'centricity.yaml');
  writeFileSync(path, yaml);
  let reopened = 0;
  const reopen = async () => {
    reopened += 1;
  };
  const editing: Editing = { data, path, named: false, settings: readSettings(data), reopen, ...more };
  const parts = { store: await freshStore(), analyzer: smallAnalyzer(mixed), editing };
  const server = createApp(parts).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    data,
    yaml: () => readFileSync(path, 'utf8'),
    reopened: () => reopened,
    get: async (at: string) => (await fetch(address + at)).text(),
    post: (at: string, fields: Readonly<Record<string, string>> = {}, headers: Record<string, string> = {}) =>
      fetch(address + at, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' }),
    bring: (roster: string) => {
      const form = new FormData();
      form.append('roster', new Blob([roster]), 'people.csv');
      return fetch(`${address}/settings/roster`, { method: 'POST', body: form });
    },
  };
}

const asIs = { 'people.number': '6' };

describe('the settings page', () => {
  test('shows what the file says, and leaves empty what it leaves to the defaults', async () => {
    const page = await (await settingsServer()).get('/settings');
    expect(page).toMatch(/name="people.number" value="6"/);
    expect(page).toMatch(/name="people.quote" value=""/);
    expect(page).toMatch(/name="targetMix.warm" value=""/);
  });

  test('saves what was changed, keeps every remark, and puts it in force', async () => {
    const server = await settingsServer();
    const answer = await server.post('/settings', { 'people.number': '7', timeZone: 'Europe/Berlin' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings?saved=settings']);
    expect(server.yaml()).toBe(
      '# agreed in May\npeople:\n  number: 7 # five was too few\ntimeZone: Europe/Berlin\n',
    );
    expect(server.reopened()).toBe(1);
    expect(await server.get('/settings?saved=settings')).toContain('Saved, and in force.');
  });

  test('writes nothing where nothing was changed', async () => {
    const server = await settingsServer();
    expect((await server.post('/settings', asIs)).status).toBe(303);
    expect([server.yaml(), server.reopened()]).toEqual([yaml, 0]);
  });

  test.each<[Record<string, string>, string, string]>([
    [{ 'people.number': '4' }, 'people.number', 'must be a whole number of 5 or more'],
    [{ ...asIs, 'people.quote': 'few' }, 'people.quote', 'must be a whole number of 10 or more'],
    [{ ...asIs, timeZone: 'Mars' }, 'timeZone', 'is no time zone, such as Europe/Berlin'],
    [{ ...asIs, 'targetMix.warm': '60' }, 'targetMix', 'the shares must add up to 100, these make 60'],
    [{ ...asIs, 'targetMix.warm': 'most' }, 'targetMix.warm', 'must be a number from 0 to 100'],
    [{ ...asIs, 'retention.textDays': '30' }, 'retention.textDays', 'Tick “Delete what is older”'],
    [{ ...asIs, words: 'star*' }, 'words', '&quot;star*&quot; is no word or phrase'],
  ])('refuses %j at its field, saves nothing and loses nothing', async (fields, field, words) => {
    const server = await settingsServer();
    const sent = { 'nightly.expectEvery': '26', ...fields };
    const answer = await server.post('/settings', sent);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toMatch(new RegExp(`id="${field}-error"[^§]*${words.replace(/[*+?]/g, '\\$&')}`));
    expect(page).toMatch(/name="nightly.expectEvery" value="26"/);
    for (const [name, value] of Object.entries(fields))
      expect(page).toMatch(new RegExp(`name="${name}"[^§]*${value.replace('*', '\\*')}`));
    expect([server.yaml(), server.reopened()]).toEqual([yaml, 0]);
  });

  test('shortens a time only where it is told to delete', async () => {
    const server = await settingsServer();
    const answer = await server.post('/settings', { ...asIs, 'retention.textDays': '30', delete: 'yes' });
    expect(answer.status).toBe(303);
    expect(server.yaml()).toContain('textDays: 30');
  });

  test('keeps a target mix that makes a whole', async () => {
    const server = await settingsServer();
    await server.post('/settings', { ...asIs, 'targetMix.warm': '62.5', 'targetMix.cold': '37.5' });
    expect(server.yaml()).toContain('targetMix:\n  warm: 62.5\n  cold: 37.5\n');
  });

  test('leaves a file alone that was broken by hand, and says where', async () => {
    const server = await settingsServer();
    writeFileSync(join(server.data, 'centricity.yaml'), 'people: [');
    const answer = await server.post('/settings', { timeZone: 'UTC' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/centricity\.yaml:1:/);
    expect(server.yaml()).toBe('people: [');
  });

  test('refuses another website', async () => {
    const server = await settingsServer();
    const answer = await server.post(
      '/settings',
      { 'people.number': '9' },
      { origin: 'http://evil.example' },
    );
    expect(answer.status).toBe(403);
    expect(server.yaml()).toBe(yaml);
  });

  test('says which flags override it, and changes nothing of a file that was named', async () => {
    const server = await settingsServer({ named: true, lexicons: '/srv/words', nightly: '0 2 * * *' });
    const page = await server.get('/settings');
    expect(page).toMatch(/named when the server was started \(<code>--settings<\/code>\)/);
    expect(page).toMatch(/\/srv\/words \(<code>--lexicons<\/code>\)/);
    expect(page).toMatch(/Nights run at “0 2 \* \* \*” \(--nightly\)/);
    await server.post('/settings', { 'people.number': '9' });
    expect(server.yaml()).toBe(yaml);
  });
});

describe('the roster in the settings', () => {
  const csv =
    'name,team,side\nAna Diaz,Care,\nBo Lund,Care,\nCy Roe,Sales,\nDi Fox,,customer\nEd Poe,,alien\n';

  test('is shown by teams and problems, without a name, before it is used', async () => {
    const server = await settingsServer();
    const page = await (await server.bring(csv)).text();
    expect(page).toMatch(/Is this your roster\?/);
    expect(page).toMatch(
      /Care<\/th><td class="num">2<.*Sales<\/th><td class="num">1<.*Customers<\/th><td class="num">1</s,
    );
    expect(page).toMatch(/line 6: .*is no side/);
    expect(page).not.toMatch(/Ana|Bo Lund|Cy Roe|Di Fox/);
    expect(existsSync(join(server.data, 'roster.csv'))).toBe(false);
    await server.post('/settings/roster/keep');
    expect(readFileSync(join(server.data, 'roster.csv'), 'utf8')).toBe(csv);
    expect(await server.get('/settings')).toMatch(/4 people on 2 teams/);
  });

  test('can be discarded before, and removed after', async () => {
    const server = await settingsServer();
    await server.bring(csv);
    await server.post('/settings/roster/discard');
    expect(existsSync(join(server.data, 'roster-to-look-at.csv'))).toBe(false);
    await server.bring(csv);
    await server.post('/settings/roster/keep');
    await server.post('/settings/roster/remove');
    expect(await server.get('/settings')).toContain('No roster is kept.');
  });

  test('cannot be used where it lists nobody', async () => {
    const page = await (await (await settingsServer()).bring('colour\nred\n')).text();
    expect(page).toContain('This cannot be used as a roster');
    expect(page).not.toContain('Use this roster');
  });
});

describe('a served data directory', () => {
  test('is read by its new settings and customer words at once, while the server goes on', {
    timeout: 240_000,
  }, async () => {
    const data = temporaryDirectory();
    const log = pino({ level: 'silent' });
    const serving = await serve({ port: 0, data, samples: false, log });
    onTestFinished(() => serving.close());
    const page = async (at: string) => (await fetch(serving.address + at)).text();
    const before = /<code>|Lexicons and weights<\/th><td>([^<]+)/.exec(await page('settings'))?.[1];
    const body = new URLSearchParams({ 'people.number': '8', words: 'stargazer, Moon walker' });
    const saved = await (await fetch(`${serving.address}settings`, { method: 'POST', body })).text();
    expect(saved).toMatch(/Saved, and in force\..*centricity reanalyze/s);
    expect(saved).toContain('A number needs at least 8 people');
    expect(saved).toContain('stargazer, moon walker</textarea>');
    expect(/Lexicons and weights<\/th><td>([^<]+)/.exec(saved)?.[1]).not.toBe(before);
    expect(await page('lexicon/classes/CustomerNoun')).toContain('moon walker');
  });
});
