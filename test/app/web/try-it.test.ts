import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { openAnalyzer, packageRoot, readModel } from '../../../src/app/jobs/analyzer.js';
import { bundleWorker } from '../../../src/app/web/bundle.js';
import type { Asked, Labelled } from '../../../src/app/web/try-it/worker.js';
import type { Audience } from '../../../src/model/index.js';
import { temporaryDirectory } from '../../store/talk.js';
import { startServer } from './server.js';

/** Sentences of the sample meetings, in turn as said to colleagues and to a customer. */
function sentences(count: number): readonly { readonly text: string; readonly audience: Audience }[] {
  const folder = join(packageRoot, 'data', 'meetings');
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.txt') || name.endsWith('.vtt'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.length > 20 && !line.includes('-->'));
  return lines
    .slice(0, count)
    .map((text, index) => ({ text, audience: index % 3 === 0 ? 'customer' : 'internal' }));
}

/** The bundled worker in an empty world of its own, as a browser would start it. */
async function startWorker(): Promise<{ readonly self: WorkerSelf; readonly answers: Labelled[] }> {
  const file = join(temporaryDirectory(), 'worker.js');
  await bundleWorker(file);
  const answers: Labelled[] = [];
  const self: WorkerSelf = { onmessage: () => {}, postMessage: (answer) => answers.push(answer) };
  runInContext(readFileSync(file, 'utf8'), createContext({ self }));
  return { self, answers };
}

interface WorkerSelf {
  onmessage: (event: { readonly data: Asked }) => void;
  postMessage: (answer: Labelled) => void;
}

describe('labelling in the browser', () => {
  test('gives the same as the server to the last digit, on 500 statements', async () => {
    const [server, { self, answers }] = await Promise.all([openAnalyzer(), startWorker()]);
    const words = JSON.stringify({ lexicon: server.lexicon, model: readModel() });
    self.onmessage({ data: { kind: 'learn', ...JSON.parse(words) } });
    const asked = sentences(500);
    expect(asked).toHaveLength(500);
    for (const each of asked) self.onmessage({ data: { kind: 'label', ...each } });
    const expected = asked.map(({ text, audience }) =>
      server.analyze({
        id: 'typed',
        title: 'Typed',
        channel: 'chat',
        speakers: [{ key: 'somebody', label: 'somebody', side: 'organisation' }],
        utterances: [{ speaker: 'somebody', text, audience }],
        setAside: [],
      }),
    );
    expect(JSON.parse(JSON.stringify(answers.map(({ statements }) => statements)))).toEqual(
      JSON.parse(JSON.stringify(expected)),
    );
  });
});

describe('the page that labels in the browser', () => {
  test('says what to do when its worker has not been built', async () => {
    const page = await (await startServer()).fetch('/try');
    expect(await page.text()).toMatch(/nothing you type is sent anywhere.*npm run build/s);
  });

  test('gets the words at an address that changes with them', async () => {
    const server = await startServer();
    const words = await server.fetch('/try/words.json?version=1');
    expect(words.headers.get('cache-control')).toContain('immutable');
    expect(await words.json()).toMatchObject({
      lexicon: { entries: expect.any(Array) },
      model: { cues: {} },
    });
  });
});
