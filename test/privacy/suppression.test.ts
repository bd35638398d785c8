import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Channel } from '../../src/model/index.js';
import {
  type Cell,
  DEFAULT_FLOOR,
  type PeopleGroup,
  type Structure,
  suppress,
  type Veil,
  type Voice,
  veil,
} from '../../src/privacy/index.js';
import { Attacker } from './attacker.js';

/** Cells of the given numbers of people, nobody in two of them, each with one statement. */
function separate(...sizes: number[]): Cell[] {
  return sizes.map(
    (size, cell) => new Map(Array.from({ length: size }, (_, index) => [`${cell}-${index}`, 1])),
  );
}

function group(key: string, ...cells: number[]): PeopleGroup {
  return { key, cells };
}

function hiddenKeys(groups: readonly PeopleGroup[], cells: readonly Cell[]): string[] {
  return [...suppress(groups, cells, DEFAULT_FLOOR).keys()].sort();
}

describe('suppression', () => {
  test('leaves everything alone where every group is large enough', () => {
    const groups = [group('all', 0, 1), group('a', 0), group('b', 1)];
    expect(hiddenKeys(groups, separate(5, 6))).toEqual([]);
  });

  test('hides the next smallest team, so that the small one cannot be had by subtraction', () => {
    const groups = [group('all', 0, 1, 2), group('large', 0), group('middle', 1), group('small', 2)];
    const hidden = suppress(groups, separate(20, 8, 3), DEFAULT_FLOOR);
    expect([...hidden]).toEqual([
      ['small', { kind: 'hidden', reason: 'too-few-people', minimum: 5 }],
      ['middle', { kind: 'hidden', reason: 'protects-another-group', minimum: 5 }],
    ]);
  });

  test('lets earlier decisions stand, and hides from then on what they and others would give away', () => {
    const shown = (one: PeopleGroup): PeopleGroup => ({ ...one, before: 'shown' });
    const groups = [group('pair', 0, 1), shown(group('all', 0, 1, 2)), shown(group('most', 0, 2))];
    expect(hiddenKeys(groups, separate(8, 6, 2))).toEqual(['pair']);
    const loud: Cell = new Map([['a', 97], ...[...'bcdef'].map((person) => [person, 1] as const)]);
    const dominated = [group('pair', 0), shown(group('all', 0, 1)), shown(group('rest', 1))];
    const crowd: Cell = new Map([...'ghijklmnop'].map((person) => [person, 20]));
    expect(hiddenKeys(dominated, [loud, crowd])).toEqual(['pair']);
    const why = { kind: 'hidden', reason: 'protects-another-group', minimum: 5 } as const;
    const kept = [{ ...group('kept', 0), before: why }, group('all', 0, 1)];
    expect([...suppress(kept, separate(9, 9), DEFAULT_FLOOR)]).toEqual([['kept', why]]);
  });

  test('needs no second victim where two small teams hide each other', () => {
    const groups = [group('all', 0, 1, 2), group('large', 0), group('three', 1), group('two', 2)];
    expect(hiddenKeys(groups, separate(20, 3, 2))).toEqual(['three', 'two']);
  });

  test('sees that 42 people less 40 are two, though nobody listed the two', () => {
    expect(hiddenKeys([group('company', 0, 1), group('team', 0)], separate(40, 2))).toEqual(['team']);
  });

  test('counts people, not statements or appearances', () => {
    const same: Cell = new Map(['ann', 'bo', 'cy'].map((person) => [person, 500]));
    expect(hiddenKeys([group('weeks', 0, 1, 2)], [same, same, same])).toEqual(['weeks']);
  });

  test('hides what one speaker dominates, and keeps it from being computed', () => {
    const loud: Cell = new Map([
      ...Array.from({ length: 9 }, (_, index) => [`q${index}`, 1] as const),
      ['boss', 40],
    ]);
    const groups = [group('all', 0, 1, 2), group('loud', 0), group('a', 1), group('b', 2)];
    const hidden = suppress(groups, [loud, ...separate(30, 30)], DEFAULT_FLOOR);
    expect(hidden.get('loud')?.reason).toBe('one-speaker-dominates');
    expect([...hidden.values()].filter(({ reason }) => reason === 'protects-another-group')).toHaveLength(1);
  });

  test('sees through a table of teams and months that hides two in every line', () => {
    const sizes = [6, 6, 9, 9, 6, 6, 3, 9, 9, 9, 6, 6, 9, 9, 6, 6];
    const line = (name: string, cells: number[]) => group(name, ...cells);
    const four = [0, 1, 2, 3];
    const margins = four.flatMap((index) => [
      line(
        `row${index}`,
        four.map((other) => index * 4 + other),
      ),
      line(
        `column${index}`,
        four.map((other) => other * 4 + index),
      ),
    ]);
    const shownInside = [2, 3, 7, 8, 9, 12, 13].map((cell) => group(`cell${cell}`, cell));
    const groups = [...margins, ...shownInside];
    const cells = separate(...sizes);
    expect(new Attacker(groups, cells).canSolve([6])).toBe(true);
    const hidden = suppress(groups, cells, DEFAULT_FLOOR);
    expect(
      new Attacker(
        groups.filter(({ key }) => !hidden.has(key)),
        cells,
      ).canSolve([6]),
    ).toBe(false);
  });

  test('is the same whatever the order of groups', () => {
    const groups = [group('all', 0, 1, 2, 3), group('a', 0), group('b', 1), group('c', 2), group('d', 3)];
    const cells = separate(9, 9, 9, 2);
    expect(hiddenKeys([...groups].reverse(), cells)).toEqual(hiddenKeys(groups, cells));
  });
});

/** Any overlapping groups over up to nine cells of people who may appear in several. */
const anyCase = fc
  .record({
    cells: fc.array(fc.uniqueArray(fc.nat(14), { maxLength: 8 }), { minLength: 2, maxLength: 9 }),
    groups: fc.array(fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 9 }), {
      minLength: 1,
      maxLength: 14,
    }),
  })
  .map(({ cells, groups }) => ({
    cells: cells.map((people): Cell => new Map(people.map((person) => [`p${person}`, 1]))),
    groups: groups.map((members, index) =>
      group(`g${index}`, ...members.filter((cell) => cell < cells.length)),
    ),
  }));

describe('an attacker who sees every shown number', () => {
  test('cannot solve for any set of talk by one to four people, whatever the groups are', () => {
    fc.assert(
      fc.property(anyCase, ({ cells, groups }) => {
        const hidden = suppress(groups, cells, DEFAULT_FLOOR);
        const attacker = new Attacker(
          groups.filter(({ key }) => !hidden.has(key)),
          cells,
        );
        expect(attacker.solvableSmallSets(4)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('would succeed if only the small groups themselves were hidden', () => {
    const succeeded = fc.sample(anyCase, { numRuns: 200, seed: 1 }).filter(({ cells, groups }) => {
      const sizeOf = (members: readonly number[]) =>
        new Set(members.flatMap((cell) => [...(cells[cell]?.keys() ?? [])])).size;
      const attacker = new Attacker(
        groups.filter((one) => sizeOf(one.cells) >= 5),
        cells,
      );
      return attacker.solvableSmallSets(4).length > 0;
    });
    expect(succeeded.length).toBeGreaterThan(20);
  });
});

const channels: readonly Channel[] = ['meeting', 'ticket'];
const teams = ['sales', 'care', 'north', 'south', 'lab'];

/** Any tree: each team stands under one named before it, or under everybody. */
const anyTree = fc
  .tuple(...teams.map((_, index) => fc.option(fc.nat(Math.max(0, index - 1)), { nil: undefined })))
  .map(
    (above) =>
      new Map(
        above.flatMap((parent, index) =>
          parent === undefined || index === 0 ? [] : [[teams[index] ?? '', teams[parent] ?? ''] as const],
        ),
      ),
  );

function structureOf(parents: ReadonlyMap<string, string>): Structure {
  return { parents, grains: ['month', 'quarter', 'week'], byChannel: true };
}

/** Months are decided on their own, then quarters, then weeks: each page shows what its own veil lets it. */
function oneGrainAfterAnother(voices: readonly Voice[], parents: ReadonlyMap<string, string>) {
  const of = (grains: Structure['grains'], before?: Veil) =>
    veil(voices, { ...structureOf(parents), grains }, DEFAULT_FLOOR, before);
  const months = of(['month']);
  const quarters = of(['month', 'quarter'], months);
  return { months, quarters, weeks: of(['month', 'quarter', 'week'], quarters) };
}

const dates = ['2026-02-26', '2026-03-26', '2026-03-31', '2026-04-01', '2026-04-08', undefined];

const anyVoices = fc.array(
  fc
    .record({
      person: fc.nat(19).map((number) => `p${number}`),
      team: fc.constantFrom(...teams),
      channel: fc.constantFrom(...channels),
      day: fc.constantFrom(...dates),
      statements: fc.nat(3),
    })
    .map(({ day, ...voice }): Voice => (day === undefined ? voice : { ...voice, at: day })),
  { minLength: 60, maxLength: 240 },
);

describe('the veil over teams, periods and channels', () => {
  test.each([
    [
      'decided together',
      (voices, parents) => {
        const judge = veil(voices, structureOf(parents), DEFAULT_FLOOR);
        return (name: Name) => judge.hidden(name) === undefined;
      },
    ],
    [
      'decided month by month, then by quarter, then by week',
      (voices, parents) => {
        const { months, quarters, weeks } = oneGrainAfterAnother(voices, parents);
        return (name: Name) => {
          const judge = /W/.test(name.period ?? '') ? weeks : /Q/.test(name.period ?? '') ? quarters : months;
          return judge.hidden(name) === undefined;
        };
      },
    ],
  ] satisfies [string, Judging][])(
    'lets no small team, week, month, quarter or channel be computed, nor the rest of one, %s',
    (_, judging) => {
      let shownWeeks = 0;
      fc.assert(
        fc.property(anyVoices, anyTree, (voices, parents) => {
          const isShown = judging(voices, parents);
          const shown = attack(voices, parents, everyGroup(), isShown);
          shownWeeks += shown.filter(({ period = '' }) => /W/.test(period)).length;
        }),
        { numRuns: 12 },
      );
      expect(shownWeeks).toBeGreaterThan(20);
    },
  );

  test('lets none be computed from the talk between two teams either, which is decided after all periods', () => {
    let shownPairs = 0;
    const answering = fc.tuple(anyVoices, fc.infiniteStream(fc.constantFrom(...teams, undefined, undefined)));
    fc.assert(
      fc.property(answering, anyTree, ([said, answers], parents) => {
        const voices = said.map((voice): Voice => {
          const { value } = answers.next();
          return value === undefined || value === voice.team ? voice : { ...voice, answers: value };
        });
        const { months, quarters, weeks } = oneGrainAfterAnother(voices, parents);
        const pairs = veil(voices, structureOf(parents), DEFAULT_FLOOR, weeks);
        const names = [...everyGroup().filter(({ channel }) => channel === undefined), ...everyPair()];
        const shown = attack(voices, parents, names, (name) => {
          if (name.and !== undefined) return pairs.hidden(name) === undefined;
          const judge = /W/.test(name.period ?? '') ? weeks : /Q/.test(name.period ?? '') ? quarters : months;
          return judge.hidden(name) === undefined;
        });
        shownPairs += shown.filter(({ and }) => and !== undefined).length;
      }),
      { numRuns: 16 },
    );
    expect(shownPairs).toBeGreaterThan(4);
  });

  test('would let them be computed if each grain were decided without the others', () => {
    const crowd = (names: string, at: string) =>
      [...names].map((person): Voice => ({ person, team: 'care', channel: 'meeting', at, statements: 2 }));
    const said = [
      ...crowd('abcde', '2026-03-26'),
      ...crowd('fghij', '2026-03-31'),
      ...crowd('k', '2026-04-01'),
      ...crowd('lmnop', '2026-04-08'),
    ];
    const week = { period: '2026-W13' };
    const alone = veil(said, { ...structureOf(new Map()), grains: ['week'] }, DEFAULT_FLOOR);
    const { months, weeks } = oneGrainAfterAnother(said, new Map());
    expect(alone.hidden(week)).toBeUndefined();
    expect(months.hidden({ period: '2026-04' })).toBeUndefined();
    expect(weeks.hidden(week)?.reason).toBe('protects-another-group');
  });

  test('shows the teams of an ordinary month', () => {
    const voices = teams.flatMap((team) =>
      Array.from(
        { length: 8 },
        (_, person): Voice => ({
          person: `${team}${person}`,
          team,
          channel: 'meeting',
          at: '2026-03-26',
          statements: 5,
        }),
      ),
    );
    const judge = veil(voices, structureOf(new Map([['north', 'sales']])), DEFAULT_FLOOR);
    expect(everyGroup().filter((name) => judge.hidden(name))).toEqual([]);
  });
});

/** Every pair of teams, once. */
function everyPair(): readonly Name[] {
  return teams.flatMap((team, index) => teams.slice(index + 1).map((and) => ({ team, and })));
}

/** Tries each group, and what each leaves of each other, that fewer than five people make up. Gives the groups that were shown. */
function attack(
  voices: readonly Voice[],
  parents: ReadonlyMap<string, string>,
  names: readonly Name[],
  isShown: (name: Name) => boolean,
): readonly Name[] {
  const places = [...new Set(voices.map((voice) => placeOf(voice)))];
  const cells = places.map(
    (place): Cell =>
      new Map(
        voices.flatMap((voice) =>
          placeOf(voice) === place && voice.statements > 0 ? [[voice.person, 1] as const] : [],
        ),
      ),
  );
  const groups = names.map((name) => ({
    name,
    key: JSON.stringify(name),
    cells: places.flatMap((place, index) => (within(place, name, parents) ? [index] : [])),
  }));
  const size = (members: readonly number[]) =>
    new Set(members.flatMap((cell) => [...(cells[cell]?.keys() ?? [])])).size;
  const isSmall = (members: readonly number[]) => size(members) > 0 && size(members) < 5;
  const shown = groups.filter(({ name }) => isShown(name));
  const attacker = new Attacker(shown, cells);
  for (const one of groups) {
    if (isSmall(one.cells)) expect(attacker.canSolve(one.cells)).toBe(false);
    for (const other of groups) {
      const rest = one.cells.filter((cell) => !other.cells.includes(cell));
      if (isSmall(rest) && rest.length < one.cells.length) expect(attacker.canSolve(rest)).toBe(false);
    }
  }
  return shown.filter(({ cells: members }) => size(members) > 0).map(({ name }) => name);
}

type Judging = (voices: readonly Voice[], parents: ReadonlyMap<string, string>) => (name: Name) => boolean;

interface Name {
  readonly team?: string;
  readonly period?: string;
  readonly channel?: Channel;
  /** What `team` and this one said in answer to each other. */
  readonly and?: string;
}

function everyGroup(): readonly Name[] {
  const periods = [
    '2026-W09',
    '2026-W13',
    '2026-W14',
    '2026-W15',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-Q1',
    '2026-Q2',
  ];
  return [undefined, ...teams].flatMap((team) =>
    [undefined, ...periods].flatMap((period) =>
      [undefined, ...channels].map((channel) => ({
        ...(team && { team }),
        ...(period && { period }),
        ...(channel && { channel }),
      })),
    ),
  );
}

const periodsOfDay: Record<string, readonly string[]> = {
  '2026-02-26': ['2026-W09', '2026-02', '2026-Q1'],
  '2026-03-26': ['2026-W13', '2026-03', '2026-Q1'],
  '2026-03-31': ['2026-W14', '2026-03', '2026-Q1'],
  '2026-04-01': ['2026-W14', '2026-04', '2026-Q2'],
  '2026-04-08': ['2026-W15', '2026-04', '2026-Q2'],
};

function placeOf(voice: Voice): string {
  return [voice.team, voice.at ?? '', voice.channel, voice.answers ?? ''].join(' ');
}

function within(place: string, name: Name, parents: ReadonlyMap<string, string>): boolean {
  const [team = '', day = '', channel = '', answers = ''] = place.split(' ');
  if (name.and !== undefined)
    return [name.team, name.and].includes(team) && [name.team, name.and].includes(answers);
  return (
    (name.team === undefined || under(team, name.team, parents)) &&
    (name.period === undefined || (periodsOfDay[day] ?? []).includes(name.period)) &&
    (name.channel === undefined || name.channel === channel)
  );
}

function under(team: string | undefined, above: string, parents: ReadonlyMap<string, string>): boolean {
  return team !== undefined && (team === above || under(parents.get(team), above, parents));
}
