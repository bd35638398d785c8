import { engagement, type ThemeTalk } from '../measure/index.js';
import type { Hidden, Measured, Shown, TooLittle } from '../model/index.js';
import { applyFloor, type Veil, type Voice, veil } from '../privacy/index.js';
import type { Sayer } from '../store/index.js';
import { type Group, guardedShare, rounded, scopeOf } from './groups.js';
import { type Inquiry, PERSPECTIVE } from './inquiry.js';
import { Kept } from './kept.js';
import type { EngagementLine } from './views.js';

/** How much of a group's talk goes to each theme, the one with most words first: which conversations people are most engaged in. */
export async function engagementLines(inquiry: Inquiry, group: Group): Promise<readonly EngagementLine[]> {
  const { store, ledger } = inquiry;
  const { all, themes } = await store.engagementCells({ ...scopeOf(group), lens: PERSPECTIVE });
  const heard = new Map(themes.map((cell) => [`${cell.category} ${cell.cluster}`, cell]));
  const talk = [...new Set(themes.map(({ category }) => category))].flatMap((theme) =>
    all.map(({ cluster, words, turns }): ThemeTalk => {
      const cell = heard.get(`${theme} ${cluster}`) ?? { words: 0, turns: 0, replies: 0 };
      return {
        theme,
        conversation: String(cluster),
        words: cell.words,
        allWords: words,
        turns: cell.turns,
        allTurns: turns,
        replies: cell.replies,
      };
    }),
  );
  const { people: everybody } = ledger.people(group);
  const said = await sayersIn(inquiry, group);
  const of = new Map([...said].map(([theme, sayers]) => [theme, sayers.of(group)]));
  return engagement(talk, { all: everybody, of }).map(({ theme, people, words, turns, replies }) => ({
    category: theme,
    people: guardedPeople(inquiry, group, people, said.get(theme)),
    words: guardedShare(inquiry, group, words),
    turns: guardedShare(inquiry, group, turns),
    replies: guardedShare(inquiry, group, replies),
  }));
}

/** The people who spoke of one theme in some time, and in which groups of it they may be told. */
class Sayers {
  readonly #teams = new Map<number | undefined, Set<number>>();
  readonly #veil: Veil;

  constructor(rows: readonly Sayer[], floor: Inquiry['floor']) {
    for (const { team, person } of rows) {
      for (const of of [undefined, team]) this.#teams.set(of, (this.#teams.get(of) ?? new Set()).add(person));
    }
    const voices = rows.map(
      ({ team, person }): Voice => ({
        person: String(person),
        team: String(team),
        channel: 'meeting',
        statements: 1,
      }),
    );
    this.#veil = veil(voices, { parents: new Map(), grains: [], byChannel: false }, floor);
  }

  of({ team }: Group): number {
    return this.#teams.get(team)?.size ?? 0;
  }

  hidden({ team }: Group): Hidden | undefined {
    return this.#veil.hidden(team === undefined ? {} : { team: String(team) });
  }
}

const kept = new Kept<ReadonlyMap<string, Sayers>>();

/**
 * Who spoke of each theme in the group's time; read once for each state of the store. Whoever speaks in two periods counts once in
 * both, so people of one cannot be had from those of others: only teams are kept from being computed.
 */
function sayersIn(inquiry: Inquiry, group: Group): Promise<ReadonlyMap<string, Sayers>> {
  const { store, ledger, floor } = inquiry;
  const scope = { ...scopeOf({ period: group.period }), lens: PERSPECTIVE };
  return kept.get(ledger, JSON.stringify(scope), async () => {
    const rows = await store.sayers(scope);
    const themes = [...new Set(rows.map(({ category }) => category))];
    return new Map(
      themes.map((theme) => [
        theme,
        new Sayers(
          rows.filter(({ category }) => category === theme),
          floor,
        ),
      ]),
    );
  });
}

/** Few who spoke of a theme are hidden, and so is a group from which they could be computed. */
function guardedPeople(
  inquiry: Inquiry,
  group: Group,
  number: Shown | TooLittle,
  sayers: Sayers | undefined,
): Measured {
  const told = guardedShare(inquiry, group, number);
  if (told.kind !== 'shown' || sayers === undefined) return told;
  const guarded = applyFloor(number, sayers.of(group), 0, inquiry.floor);
  return sayers.hidden(group) ?? rounded(guarded);
}
