import type { Insertable } from 'kysely';
import { entriesHeard } from '../../model/index.js';
import type { Schema } from '../schema.js';
import type { SpokenStatement } from './counts.js';
import type { Ids } from './rows.js';
import type { Voice } from './voices.js';

/** How many statements of each voice, or team, hold something: keyed by what is heard, then by who said it. */
type Heard<Who> = ReadonlyMap<string, ReadonlyMap<Who, number>>;

/** What is heard in one conversation of every lens but the one of themes. */
export interface HeardCounts {
  /** By `lens.category` and voice. */
  readonly categories: Heard<number>;
  /** By entry (see `entryKey`) and team. */
  readonly entries: Heard<string>;
}

export const entryKey = (match: { lens: string; category: string; entry: string }): string =>
  `${match.lens}.${match.category} ${match.entry}`;

/** Counts what is heard. @param speaking who speaks each utterance */
export function heardIn(statements: readonly SpokenStatement[], speaking: readonly Voice[]): HeardCounts {
  const categories = new Map<string, Map<number, number>>();
  const entries = new Map<string, Map<string, number>>();
  for (const { matches, utterance } of statements) {
    const { position, team } = speaking[utterance]!;
    const found = entriesHeard(matches);
    for (const entry of new Set(found.map(entryKey))) addTo(entries, entry, team);
    const heard = new Set(found.map(({ lens, category }) => `${lens}.${category}`));
    for (const category of heard) addTo(categories, category, position);
  }
  return { categories, entries };
}

function addTo<Who>(heard: Map<string, Map<Who, number>>, what: string, who: Who): void {
  const counts = heard.get(what) ?? new Map<Who, number>();
  heard.set(what, counts.set(who, (counts.get(who) ?? 0) + 1));
}

type Row<Table extends keyof Schema> = Insertable<Schema[Table]>;

/** What the rows of one conversation have in common, and who its voices are where they are stored. */
export interface HeardWhere {
  readonly month: string | null;
  /** By the voice that was counted. */
  voice(counted: number): { readonly position: number; readonly personId: number; readonly teamId: number };
}

/** `YYYY-MM` of a conversation's beginning. */
export function monthOf(startedAt: string | null | undefined): string | null {
  return startedAt?.slice(0, 7) ?? null;
}

export function heardCategoryRows(
  { categories }: HeardCounts,
  ids: Ids,
  { month, voice: voiceOf }: HeardWhere,
): Row<'heardCategories'>[] {
  return [...categories].flatMap(([category, byVoice]) =>
    [...byVoice].map(([counted, statements]) => {
      const { position, personId, teamId } = voiceOf(counted);
      return {
        categoryId: ids.categories.get(category)!,
        teamId,
        conversationId: ids.conversation,
        voice: position,
        personId,
        month,
        statements,
      };
    }),
  );
}

export function heardEntryRows(
  { entries }: HeardCounts,
  ids: Ids,
  { month }: Pick<HeardWhere, 'month'>,
): Row<'heardEntries'>[] {
  return [...entries].flatMap(([entry, byTeam]) =>
    [...byTeam].map(([team, statements]) => ({
      entryId: ids.entries.get(entry)!,
      teamId: ids.teams.get(team)!,
      conversationId: ids.conversation,
      month,
      statements,
    })),
  );
}
