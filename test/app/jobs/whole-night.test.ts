import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wholeNight } from '../../../src/app/jobs/night.js';
import { runInWords } from '../../../src/app/jobs/run-words.js';
import { parseSettings } from '../../../src/app/jobs/settings.js';
import { freshStore, temporaryDirectory } from '../../store/talk.js';

const outside = ['40 percent of our customers left last month.', 'We sold the upgrade to 30 customers.'];
const inside = ['Our customers want to sleep in the dark.', 'Customers struggle to find the switch.'];

const dayOf = (monthsAgo: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, 1)).toISOString();
};

/** Tickets of this month and the last, answered by twelve people of one team. */
function exported(): string {
  const rows = Array.from({ length: 240 }, (_, id) => {
    const isEarlier = id < 120;
    // Every fourth one looks the other way.
    const texts = isEarlier === id % 4 > 0 ? outside : inside;
    const at = dayOf(isEarlier ? 1 : 0);
    return `${id},About it,Agent ${id % 12},agent,Care,false,${texts[id % 2]},${at}`;
  });
  return `id,subject,author,role,group,public,text,created\n${rows.join('\n')}\n`;
}

test('a night brings, labels, tells what changed, and says so in its record', async () => {
  const [store, directory] = [await freshStore(), temporaryDirectory()];
  mkdirSync(join(directory, 'exports'));
  writeFileSync(join(directory, 'exports/tickets.csv'), exported());
  const text = [
    'sources: [{ name: desk, kind: directory, path: exports }]',
    'digest: { file: { path: digests }, webhook: { shape: slack, urlEnv: NOWHERE_TO_BE_FOUND } }',
  ].join('\n');
  const settings = parseSettings(text, join(directory, 'centricity.yaml'));
  const night = () =>
    wholeNight({
      store,
      settings,
      onTrouble: (error) => {
        throw error;
      },
    });
  expect(await night()).toMatchObject({
    conversations: 240,
    changedIn: 'Care',
    digest: expect.stringMatching(/^digest-.*\.html$/),
    undelivered:
      'digest.webhook: The environment variable NOWHERE_TO_BE_FOUND is not set. It should hold the token.',
  });
  const [file = ''] = readdirSync(join(directory, 'digests'));
  expect(readFileSync(join(directory, 'digests', file), 'utf8')).toMatch(
    /<h2.*Care<\/h2>\n<p>Centricity ratio: in .* points more than in .*<blockquote/s,
  );
  const [run] = await store.runs({ limit: 1 });
  expect(run?.state).toBe('done');
  expect(run && runInWords(run)).toMatch(
    /change.* worth a look \(Care\), digest: digest-.*NOWHERE_TO_BE_FOUND/,
  );
  expect(await night()).toMatchObject({ unchanged: 1, digest: 'nothing to say' });
});
