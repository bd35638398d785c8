import { expect, test } from 'vitest';
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
async function town(): Promise<Town> {
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

/** In each grain, and for one period of each; the many pages of single lenses by week alone. */
function asked(path: string): readonly string[] {
  if (/\/lenses\//.test(path)) return [`${path}?grain=week`];
  return GRAINS.flatMap((grain) =>
    PERIODS.filter((period) => period === '' || period.startsWith(`&${grain}`)).map(
      (period) => `${path}?grain=${grain}${period}`,
    ),
  );
}

/** Every object in an answer, however deep. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

interface Town {
  readonly server: TestServer;
  readonly paths: readonly string[];
}

/** Low, high, n, people and conversations beside each number of JSON. */
async function walkJson({ server, paths }: Town): Promise<void> {
  const faults: string[] = [];
  const told = { shown: 0, hidden: 0, tooLittle: 0 };
  for (const path of paths.flatMap((each) => asked(each === '/' ? '/home' : each))) {
    const answer: unknown = await (await server.fetch(`/api/v1${path}`)).json();
    for (const number of objectsIn(answer)) {
      if (number.kind === 'hidden') told.hidden += 1;
      if (number.kind === 'too-little') told.tooLittle += 1;
      if (!('value' in number)) continue;
      const isShown = number.kind === 'shown';
      if (isShown) told.shown += 1;
      const needed = isShown ? COUNTS : (['low', 'high'] as const);
      const isComplete = needed.every((count) => typeof number[count] === 'number');
      const isOfMany = isShown ? Number(number.people) >= 5 : /change$/.test(String(number.kind));
      if (!isComplete || !isOfMany) faults.push(`${path}: ${JSON.stringify(number)}`);
    }
  }
  expect(faults).toEqual([]);
  expect(told.shown).toBeGreaterThan(1000);
  expect(told.hidden).toBeGreaterThan(300);
  expect(told.tooLittle).toBeGreaterThan(50);
}

/** The same in each row of CSV, or there in words why there is none. */
async function walkCsv({ server, paths }: Town): Promise<void> {
  const faults: string[] = [];
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
        const isTold = at(name) !== '';
        if (isTold) numbers += 1;
        const isComplete = isTold
          ? counts.every((count) => /^[\d.]+$/.test(count))
          : counts.join('') === '' && at(`${name}_note`) !== '';
        if (!isComplete) faults.push(`${path}: ${row.join()}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(numbers).toBeGreaterThan(500);
}

/** An interval beside each number of HTML, and in tables and cards also what it was counted from. */
async function walkHtml({ server, paths }: Town): Promise<void> {
  let numbers = 0;
  for (const path of paths.flatMap(asked)) {
    const page = await (await server.fetch(path)).text();
    const cells = [...page.matchAll(/(<(?:span|td) title="[^"]*">)?[^<>]*\d[^<>]*<small>[\d.]+–[\d.]+/g)];
    for (const [cell, title] of cells) {
      const people = /(?: by |")(\d+) (?:person|people) in [\d,]+ conversations?"/.exec(title ?? '')?.[1];
      expect([path, cell, Number(people) >= 5]).toEqual([path, cell, true]);
    }
    numbers += cells.length;
    expect([path, alone(page)]).toEqual([path, []]);
  }
  expect(numbers).toBeGreaterThan(500);
}

test('every number of every page that links lead to carries what it takes to judge it, in all forms', async () => {
  const all = await town();
  expect(all.paths).toEqual(
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
  await walkJson(all);
  await walkCsv(all);
  await walkHtml(all);
}, 300_000);

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
