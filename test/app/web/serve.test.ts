import { once } from 'node:events';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newLens } from '../../../src/app/lexicography/lens-new.js';
import { serve } from '../../../src/app/web/index.js';
import { temporaryDirectory } from '../../store/talk.js';

const log = pino({ level: 'silent' });

async function takenPort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => {
    taken.close();
  });
  return (taken.address() as AddressInfo).port;
}

describe('serving', () => {
  test('fills an empty store with samples, marked on every page and removed with one click', async () => {
    const serving = await serve({ port: 0, data: temporaryDirectory(), log });
    onTestFinished(() => serving.close());
    // Whoever comes first sees them already.
    const filled = await (await fetch(serving.address)).text();
    expect(filled).toMatch(/Sample data\..*Remove the samples/s);
    expect(filled).toMatch(/Product.*Sales &amp; Marketing.*Service/s);
    const removed = await fetch(`${serving.address}samples/remove`, { method: 'POST' });
    expect(await removed.text()).toMatch(/Nothing has been read yet/);
  });

  test('leaves a store alone that has something in it, and an empty one when told so', async () => {
    const data = temporaryDirectory();
    const serving = await serve({ port: 0, data, samples: false, log });
    onTestFinished(() => serving.close());
    await serving.ready;
    expect(await (await fetch(serving.address)).text()).toMatch(/Nothing has been read yet/);
  });

  test('says which port is in use, and what to do', async () => {
    const port = await takenPort();
    await expect(serve({ port, data: temporaryDirectory(), samples: false, log })).rejects.toMatchObject({
      code: 'port-in-use',
      message: `Port ${port} is in use by another program. Choose another with --port, for example --port ${port + 1}.`,
    });
  });

  test.each(['0.0.0.0', '192.168.1.5', '::', 'example.org'])(
    'refuses to be reached from outside: %s',
    async (host) => {
      await expect(serve({ port: 0, host, data: temporaryDirectory(), log })).rejects.toMatchObject({
        code: 'not-local',
        message: expect.stringContaining('there are no accounts yet'),
      });
    },
  );

  test('takes how many people a number needs from the settings, and never fewer than five', async () => {
    const data = temporaryDirectory();
    writeFileSync(join(data, 'centricity.yaml'), 'people: { number: 7 }\n');
    const serving = await serve({ port: 0, data, samples: false, log });
    onTestFinished(() => serving.close());
    expect(await (await fetch(`${serving.address}settings`)).text()).toMatch(
      /People behind a number<\/th><td>7/,
    );
    writeFileSync(join(data, 'centricity.yaml'), 'people: { number: 4 }\n');
    await expect(serve({ port: 0, data, log })).rejects.toMatchObject({ code: 'bad-settings' });
  });

  test('takes the wanted mix from the settings, and refuses one for kinds that there are not', async () => {
    const data = temporaryDirectory();
    writeFileSync(join(data, 'centricity.yaml'), 'targetMix: { community: 60, chameleon: 40 }\n');
    const serving = await serve({ port: 0, data, samples: false, log });
    onTestFinished(() => serving.close());
    expect(await (await fetch(`${serving.address}settings`)).text()).toContain(
      'community 60 %, chameleon 40 %',
    );
    writeFileSync(join(data, 'centricity.yaml'), 'targetMix: { comunity: 100 }\n');
    await expect(serve({ port: 0, data, log })).rejects.toMatchObject({
      code: 'bad-settings',
      message: expect.stringContaining('Did you mean "community"?'),
    });
  });

  test('shows a lens of one’s own beside those that ship', async () => {
    const lexicons = temporaryDirectory();
    newLens('after-sales', lexicons);
    const serving = await serve({ port: 0, data: temporaryDirectory(), samples: false, lexicons, log });
    onTestFinished(() => serving.close());
    expect(await (await fetch(`${serving.address}lexicon/after-sales/promise`)).text()).toContain(
      'we give somebody our word',
    );
  });

  test('tells a directory that cannot be used', async () => {
    await expect(serve({ port: 0, data: '/dev/null/here', log })).rejects.toMatchObject({
      code: expect.stringMatching(/unusable/),
    });
  });
});

describe('files that wait to be looked at', () => {
  test('lie in the data directory, and go when the server stops', async () => {
    const data = temporaryDirectory();
    const serving = await serve({ port: 0, data, samples: false, log });
    const form = new FormData();
    form.append('files', new Blob(['Maya: Guests want it quiet.\n']), 'a.txt');
    form.append('look', 'yes');
    const preview = await fetch(`${serving.address}upload`, { method: 'POST', body: form });
    expect(await preview.text()).toMatch(/a\.txt/);
    expect(readdirSync(join(data, 'uploads'))).toHaveLength(1);
    await serving.close();
    expect(readdirSync(join(data, 'uploads'))).toEqual([]);
  });

  test.each([
    ['hours ago by a server that was killed go when one starts', 3, []],
    ['a moment ago may be another server’s, and stay', 0, ['centricity-upload-a']],
  ])('left %s', async (_, hours, left) => {
    const data = temporaryDirectory();
    const waiting = join(data, 'uploads', 'centricity-upload-a');
    mkdirSync(waiting, { recursive: true });
    writeFileSync(join(waiting, '0'), 'Maya: Guests want it quiet.');
    const then = new Date(Date.now() - hours * 3_600_000);
    utimesSync(waiting, then, then);
    const serving = await serve({ port: 0, data, samples: false, log });
    await serving.close();
    expect(readdirSync(join(data, 'uploads'))).toEqual(left);
  });
});
