import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRAINS, type Grain, type Measured, periodOf } from '../../src/model/index.js';
import { type Cell, DEFAULT_FLOOR, type PeopleGroup } from '../../src/privacy/index.js';
import type { Group } from '../../src/report/groups.js';
import { Ledger } from '../../src/report/ledger.js';
import { rateOf, Whole } from '../../src/report/lens-numbers.js';
import { LensPeople } from '../../src/report/lens-people.js';
import { LensTalk } from '../../src/report/lens-talk.js';
import {
  type Reckoned,
  type ReckonedSayers,
  type Reckoner,
  reckonPeople,
  reckonSayers,
} from '../../src/report/reckoner.js';
import type { CategorySums } from '../../src/store/index.js';
import { Attacker } from '../privacy/attacker.js';
import { freshStore } from '../store/talk.js';
import { asking } from './asking.js';

/** Something one person said on one team in one stretch of time; with a category, or with none. */
interface Said {
  readonly person: number;
  readonly team: number;
  readonly since?: string;
  readonly category?: string;
}

const CATEGORIES = ['community', 'chameleon', 'commodity'];
const PART = { title: 'Kinds', picture: 'mix', categories: CATEGORIES, driving: [] } as const;
const TEAMS = [1, 2];
/** The last full week of March, the days of two months in one week, and the week after. */
const STRETCHES = ['2026-03-23', '2026-03-30', '2026-04-01', '2026-04-06'];
/** Each thing is said this often, so that numbers are not missing for want of text. */
const OFTEN = 6;

const anyTalk = fc.array(
  fc
    .record({
      person: fc.nat(13),
      team: fc.constantFrom(...TEAMS),
      since: fc.constantFrom(...STRETCHES, undefined),
      category: fc.constantFrom(...CATEGORIES, undefined, undefined),
    })
    .map(
      ({ since, category, ...said }): Said => ({
        ...said,
        ...(since && { since }),
        ...(category && { category }),
      }),
    ),
  { minLength: 20, maxLength: 120 },
);

const periodsIn = (grain: Grain) => [
  ...new Map(STRETCHES.map((since) => [periodOf(since, grain).name, periodOf(since, grain)])).values(),
];
const groups: readonly Group[] = [undefined, ...TEAMS].flatMap((team) =>
  [undefined, ...GRAINS.flatMap(periodsIn)].map((period) => ({ team, period })),
);

const placeOf = ({ team, since }: Said) => `${team} ${since ?? ''}`;
const within = (since: string | undefined, period: Group['period']) =>
  period === undefined || (since !== undefined && periodOf(since, period.grain).name === period.name);
const holds = ({ team, period }: Group, said: Said) =>
  (team === undefined || said.team === team) && within(said.since, period);

/** What is decided for each grain: months alone, then quarters, then weeks. */
function decided<Judge>(judge: (grain: Grain, before?: Judge) => Judge): Readonly<Record<Grain, Judge>> {
  const month = judge('month');
  const quarter = judge('quarter', month);
  return { month, quarter, week: judge('week', quarter) };
}

/** The ledger that the page of a group is made from. */
function ledgersOf(talk: readonly Said[], { reckoner }: Ledger): (group: Group) => Ledger {
  const rows = talk.map(({ person, team, since }) => ({
    person,
    team,
    ...(since && { since }),
    channel: 'meeting' as const,
    statements: OFTEN,
    counted: OFTEN,
  }));
  const reckoned = decided<Reckoned>((grain, before) => reckonPeople(rows, grain, DEFAULT_FLOOR, before));
  const of = (grain: Grain) => ledgerOf(talk, grain, reckoned[grain], reckoner);
  const ledgers = { month: of('month'), quarter: of('quarter'), week: of('week') };
  return ({ period }) => ledgers[period?.grain ?? 'month'];
}

function ledgerOf(talk: readonly Said[], grain: Grain, reckoned: Reckoned, reckoner: Reckoner): Ledger {
  const totals = { conversations: 0, utterances: 0, statements: 0, sampleConversations: 0, teams: 0 };
  const teams = TEAMS.map((id) => ({ id, name: `Team ${id}`, assigned: true }));
  const cells = talk.flatMap(({ team, since }) => {
    const cell = { ...sums, ...(since && { since }), channel: 'meeting' as const, analyzer: '1' };
    return [cell, { ...cell, team }];
  });
  return new Ledger({
    removals: 0,
    totals,
    teams,
    cells,
    parts: [],
    reckoned,
    ownLabels: [],
    grain,
    reckoner,
  });
}

/** What somebody said in a conversation of its own. */
const sums = {
  conversations: 1,
  spokenConversations: 1,
  aboutConversations: 1,
  countedConversations: 1,
  statements: OFTEN,
  centric: 0,
  focused: OFTEN,
  mixed: 0,
  neutral: 0,
  none: 0,
  words: OFTEN,
  turns: OFTEN,
  centricCentric: 0,
  centricFocused: 0,
  centricNeither: 0,
  focusedFocused: OFTEN * OFTEN,
  focusedNeither: 0,
  neitherNeither: 0,
  aboutAbout: OFTEN * OFTEN,
  aboutStatements: OFTEN * OFTEN,
  wordsWords: OFTEN * OFTEN,
  turnsTurns: OFTEN * OFTEN,
};

/** What was heard in a group's time, and who said it at any time. */
function heardOf(talk: readonly Said[]) {
  const heard = talk.filter(({ category }) => category !== undefined);
  const rows = heard.map(({ person, team, since }) => ({
    person,
    team,
    ...(since && { since }),
    statements: OFTEN,
  }));
  const people = decided<ReckonedSayers>((grain, before) => reckonSayers(rows, grain, DEFAULT_FLOOR, before));
  return ({ period }: Group) => {
    const inTime = heard.filter(({ since }) => within(since, period));
    const categories = [undefined, ...TEAMS].flatMap((team) =>
      CATEGORIES.map((category) => {
        const said = inTime.filter((each) => each.category === category && (team ?? each.team) === each.team);
        return { ...categorySums(category, said.length), ...(team !== undefined && { team }) };
      }),
    );
    return {
      talk: new LensTalk(categories),
      people: new LensPeople(people[period?.grain ?? 'month']),
      conversations: heard.length,
    };
  };
}

/** So many conversations in each of which it was said as often. */
function categorySums(category: string, conversations: number): CategorySums {
  const once = conversations * OFTEN;
  const squared = once * OFTEN;
  return {
    category,
    conversations,
    statements: once,
    words: once,
    turns: once,
    replies: 0,
    statementsStatements: squared,
    statementsAbout: squared,
    statementsAll: squared,
    wordsWords: squared,
    wordsAll: squared,
    turnsTurns: squared,
    turnsAll: squared,
    repliesReplies: 0,
    repliesTurns: 0,
  };
}

/** What an attacker may add and subtract: the groups of which a number, or how little was said, is told. */
function attackerOn(talk: readonly Said[], told: readonly Group[]) {
  const places = [...new Set(talk.map(placeOf))];
  const cells = places.map(
    (place): Cell =>
      new Map(talk.filter((said) => placeOf(said) === place).map(({ person }) => [`p${person}`, 1])),
  );
  const shown = told.map(
    (group, index): PeopleGroup => ({
      key: `g${index}`,
      cells: places.flatMap((place, cell) =>
        talk.some((said) => placeOf(said) === place && holds(group, said)) ? [cell] : [],
      ),
    }),
  );
  return new Attacker(shown, cells);
}

const isTold = (number: Measured | undefined) =>
  number !== undefined && number.kind !== 'hidden' && number.n > 0;

describe('an attacker who sees every share of a lens', () => {
  test('cannot solve for what fewer than five people said of it', async () => {
    const base = await asking(await freshStore());
    let seen = 0;
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const ledger = ledgersOf(talk, base.ledger);
        const heard = heardOf(talk);
        const told = groups.filter((group) =>
          isTold(
            new Whole({ ...base, ledger: ledger(group) }, group, PART, heard(group)).share(['community']),
          ),
        );
        const ofLens = talk.filter(({ category }) => category !== undefined);
        seen += told.length;
        expect(attackerOn(ofLens, told).solvableSmallSets(4)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(200);
  });

  test('would succeed if only groups of fewer than five were hidden', async () => {
    const solved = fc.sample(anyTalk, { numRuns: 60, seed: 5 }).filter((talk) => {
      const ofLens = talk.filter(({ category }) => category !== undefined);
      const large = groups.filter(
        (group) => new Set(ofLens.filter((said) => holds(group, said)).map(({ person }) => person)).size >= 5,
      );
      return attackerOn(ofLens, large).solvableSmallSets(4).length > 0;
    });
    expect(solved.length).toBeGreaterThan(10);
  });

  test('cannot solve a rate for talk of fewer than five people', async () => {
    const base = await asking(await freshStore());
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const ledger = ledgersOf(talk, base.ledger);
        const heard = heardOf(talk);
        const told = groups.filter((group) =>
          isTold(rateOf({ ...base, ledger: ledger(group) }, group, heard(group).talk, 'community')),
        );
        expect(attackerOn(talk, told).solvableSmallSets(4)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('is told the same of all categories of a whole, so that none is had from the others', async () => {
    const base = await asking(await freshStore());
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const ledger = ledgersOf(talk, base.ledger);
        const heard = heardOf(talk);
        for (const group of groups) {
          const whole = new Whole({ ...base, ledger: ledger(group) }, group, PART, heard(group));
          const shares = CATEGORIES.map((category) => whole.share([category]));
          expect(new Set(shares.map(({ kind }) => kind)).size).toBe(1);
          const masked = shares.map((share) => share.kind === 'shown' && share.masked !== undefined);
          expect(new Set(masked).size).toBe(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
