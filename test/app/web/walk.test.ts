import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/store/index.js';
import { LENSES } from '../../report/lens-lexicon.js';
import { fillLensTown } from '../../report/lens-town.js';
import { type Line, put, talk } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';
import { startServer, type TestServer } from './server.js';
import { fillTown } from './town.js';

/** Everything that there is to tell of: small and loud teams, lenses with a target, and teams that answer each other. */
async function fill(store: Store): Promise<void> {
  await fillTown(store);
  await fillLensTown(store);
  const turns = Array.from({ length: 72 }, (_, turn): Line => {
    const team = turn % 2 === 0 ? 'Care' : 'Sales';
    return {
      who: `${team} member ${Math.floor(turn / 2) % 6}/${team}`,
      text: 'they want 40 percent',
      labels: ['mixed'],
    };
  });
  await put(store, [talk('between', turns)], { fileName: 'between.vtt', sha256: 'e'.repeat(64) });
}

const GRAINS = ['month', 'week', 'quarter'];
const PERIODS = ['', '&week=2026-W10', '&month=2026-03', '&quarter=2026-Q1'];
const COUNTS = ['low', 'high', 'n', 'people', 'conversations'] as const;
/** Where an answer holds numbers that are of no people: labels of one sentence, limits of a picture, places of it. */
const OF_NO_PEOPLE = ['conversations/', 'lexicon', 'runs', 'imports'];

/** A server with all of it, and every address that its links lead to from the first page. */
async function town(): Promise<{ readonly server: TestServer; readonly paths: readonly string[] }> {
  const targetMix = { community: 30, chameleon: 50, commodity: 20 };
  const server = await startServer(fill, { targetMix }, smallAnalyzer(LENSES));
  const found = new Set(['/']);
  for (const path of found) {
    const page = await (await server.fetch(path)).text();
    for (const [, link = ''] of page.matchAll(/href="(\/[^"#?]*)[^"]*"/g)) {
      if (!/\.|\/sample$|^\/(static|upload|settings|try|how)/.test(link)) found.add(link);
    }
  }
  const paths = [...found].filter((path) => !OF_NO_PEOPLE.some((each) => path.startsWith(`/${each}`)));
  return { server, paths };
}

/** In each grain; the main pages for one period of each, too. */
function asked(path: string): readonly string[] {
  const periods = /\/lenses\//.test(path) ? [''] : PERIODS;
  return GRAINS.flatMap((grain) =>
    periods
      .filter((period) => period === '' || period.startsWith(`&${grain}`))
      .map((period) => `${path}?grain=${grain}${period}`),
  );
}

/** Every object in an answer, however deep. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

describe('every number of every page', { timeout: 120_000 }, () => {
  test('is reached by links alone', async () => {
    const { paths } = await town();
    expect(paths).toEqual(
      expect.arrayContaining([
        '/',
        '/teams',
        '/teams/1',
        '/monthly',
        '/network',
        '/lenses',
        '/lenses/stage',
        '/teams/2/lenses/motive',
      ]),
    );
  });

  test('carries low, high, n, people and conversations as JSON', async () => {
    const { server, paths } = await town();
    const told = { shown: 0, hidden: 0, tooLittle: 0 };
    for (const path of paths.flatMap((each) => asked(each === '/' ? '/home' : each))) {
      const answer: unknown = await (await server.fetch(`/api/v1${path}`)).json();
      for (const number of objectsIn(answer)) {
        if (number.kind === 'hidden') told.hidden += 1;
        if (number.kind === 'too-little') told.tooLittle += 1;
        if (!('value' in number)) continue;
        if (number.kind !== 'shown')
          expect([path, number.kind]).toEqual([path, expect.stringMatching(/change$/)]);
        else told.shown += 1;
        const needed = number.kind === 'shown' ? COUNTS : (['low', 'high'] as const);
        for (const count of needed)
          expect([path, number, typeof number[count]]).toEqual([path, number, 'number']);
        if (number.kind === 'shown') expect(number.people, path).toBeGreaterThanOrEqual(5);
      }
    }
    expect(told.shown).toBeGreaterThan(1000);
    expect(told.hidden).toBeGreaterThan(300);
    expect(told.tooLittle).toBeGreaterThan(50);
  });

  test('carries them in each row of CSV, or says there why there is none', async () => {
    const { server, paths } = await town();
    let numbers = 0;
    for (const path of paths.flatMap((each) => asked(each === '/' ? '/home' : each))) {
      const text = await (await server.fetch(path.replace('?', '.csv?'))).text();
      const [header = [], ...rows] = text.replace('\uFEFF', '').trim().split('\r\n').map(cellsOf);
      const names = header.filter((name) => header.includes(`${name}_note`));
      // A table without people in it has no rows of them.
      if (rows.length === 0) continue;
      expect([path, names.length > 0]).toEqual([path, true]);
      for (const row of rows) {
        const at = (name: string) => row[header.indexOf(name)] ?? '';
        for (const name of names) {
          const counts = COUNTS.map((count) => at(`${name}_${count}`));
          if (at(name) === '')
            expect([path, row, at(`${name}_note`)]).toEqual([path, row, expect.stringMatching(/./)]);
          else expect([path, counts.every((count) => /^[\d.]+$/.test(count))]).toEqual([path, true]);
          if (at(name) === '') expect(counts.join('')).toBe('');
          else numbers += 1;
        }
      }
    }
    expect(numbers).toBeGreaterThan(1000);
  });

  test('carries its interval as HTML, and in a table or a card also what it was counted from', async () => {
    const { server, paths } = await town();
    let numbers = 0;
    for (const path of paths.flatMap(asked)) {
      const page = await (await server.fetch(path)).text();
      const cells = [...page.matchAll(/(<span title="[^"]*">)?[^<>]*\d[^<>]*<small>[\d.]+–[\d.]+/g)];
      for (const [cell, title] of cells) {
        const people = /(?: by |")(\d+) (?:person|people) in [\d,]+ conversations?"/.exec(title ?? '')?.[1];
        expect([path, cell, Number(people) >= 5]).toEqual([path, cell, true]);
      }
      numbers += cells.length;
      expect([path, alone(page)]).toEqual([path, []]);
    }
    expect(numbers).toBeGreaterThan(1000);
  });
});

/** One line of our own CSV: every cell is quoted. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell);
}

/** Per cents in a page's text that stand without an interval. Pictures repeat the numbers of tables; quotes are no numbers of ours. */
function alone(page: string): readonly string[] {
  const text = (page.split('<main')[1] ?? '')
    .replace(/<(svg|blockquote)\b.*?<\/\1>/gs, ' ')
    // How much each word did in the label of one sentence.
    .replace(/<summary>Why it counts<\/summary>.*?<\/details>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  const number = '(?:(?:under|over) )?\\d+(?:\\.\\d+)? %';
  const complete = [
    `${number} \\(?\\d+–\\d+ %\\)?`,
    `${number} between ${number} and ${number}`,
    'between \\d+ and \\d+ %',
    '\\d+ to \\d+ points',
    // What is wanted, and how sure all intervals are.
    `${number} (?:heard more|heard less|no clear difference)`,
    '(?:99\\.8|95) %(?: \\)|\\)| intervals?| confidence)',
  ];
  return text.replace(new RegExp(complete.join('|'), 'g'), '').match(/.{0,60}\d %/g) ?? [];
}
