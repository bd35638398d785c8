import { engagement, type ThemeTalk } from '../measure/index.js';
import type { Hidden, Measured, Shown, TooLittle } from '../model/index.js';
import { applyFloor, type Veil, veilOf } from '../privacy/index.js';
import { type Group, guardedShare, rounded } from './groups.js';
import { type Inquiry, PERSPECTIVE } from './inquiry.js';
import { Kept } from './kept.js';
import { lensTalk } from './lens-talk.js';
import type { ReckonedTheme } from './reckoner.js';
import { repliesIn, turnsIn, wordsIn } from './sums.js';
import type { EngagementLine } from './views.js';

/** How much of a group's talk goes to each theme, the one with most words first: which conversations people are most engaged in. */
export async function engagementLines(inquiry: Inquiry, group: Group): Promise<readonly EngagementLine[]> {
  const { ledger } = inquiry;
  const themes = (await lensTalk(inquiry, PERSPECTIVE, group)).all(group);
  const all = ledger.talk(group);
  const talk = themes.map(
    (theme): ThemeTalk => ({
      theme: theme.category,
      words: wordsIn(all, theme),
      turns: turnsIn(all, theme),
      replies: repliesIn(theme),
    }),
  );
  const { people: everybody } = ledger.people(group);
  const said = group.period === undefined ? await sayersOf(inquiry) : undefined;
  const of = new Map([...(said ?? [])].map(([theme, sayers]) => [theme, sayers.of(group)]));
  return engagement(talk, { all: everybody, of }).map(({ theme, people, words, turns, replies }) => ({
    category: theme,
    ...(said !== undefined && { people: guardedPeople(inquiry, group, people, said.get(theme)) }),
    words: guardedShare(inquiry, group, words),
    turns: guardedShare(inquiry, group, turns),
    replies: guardedShare(inquiry, group, replies),
  }));
}

/** The people who spoke of one theme, and in which groups they may be told. */
class Sayers {
  readonly #teams: ReadonlyMap<number | undefined, number>;
  readonly #veil: Veil;

  constructor({ teams, decisions }: ReckonedTheme) {
    this.#teams = teams;
    this.#veil = veilOf(decisions);
  }

  of({ team }: Group): number {
    return this.#teams.get(team) ?? 0;
  }

  hidden({ team }: Group): Hidden | undefined {
    return this.#veil.hidden(team === undefined ? {} : { team: String(team) });
  }
}

const kept = new Kept<ReadonlyMap<string, Sayers>>();

/**
 * Who spoke of each theme at any time; worked out once for each state of the store. Of single periods it is not told: where a team
 * was heard in one alone, its people there are those of all time, and what is hidden could be had across periods.
 */
function sayersOf({ ledger }: Inquiry): Promise<ReadonlyMap<string, Sayers>> {
  return kept.get(ledger, 'sayers', async () => {
    const themes = await ledger.reckoner.themes({});
    return new Map([...themes].map(([theme, reckoned]) => [theme, new Sayers(reckoned)]));
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
