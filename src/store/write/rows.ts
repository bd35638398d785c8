import type { Insertable } from 'kysely';
import type { Conversation } from '../../model/index.js';
import type { AnalysedConversation, MaskNames } from '../changes.js';
import type { Schema } from '../schema.js';
import { type Counts, counted, countsOf } from './counts.js';
import { withoutErased } from './erasures.js';
import { fingerprint, shuffled } from './fingerprint.js';
import { entryKey, type HeardWhere, monthOf } from './heard.js';
import type { Voice } from './voices.js';

/** A conversation ready to be stored: counted, its speakers turned into pseudonyms. */
export interface Prepared extends AnalysedConversation {
  readonly fingerprint: string;
  readonly startedAt: string | null;
  readonly voices: readonly Voice[];
  readonly counts: Counts;
}

/** Numbers that the database gave to names. */
export interface Ids {
  readonly conversation: number;
  readonly teams: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, number>;
  /** By `lens.category`. */
  readonly categories: ReadonlyMap<string, number>;
  /** By `lens.category` and entry, see `entryKey`. */
  readonly entries: ReadonlyMap<string, number>;
}

type Row<Table extends keyof Schema> = Insertable<Schema[Table]>;

const day = /^\d{4}-\d{2}-\d{2}$/;
const withoutZone = /T[\d:.]+$/;

/** When it began, in UTC; a bare day stays a day. Without a date of its own, the first message's. */
function beginning(conversation: Conversation): string | null {
  const said = conversation.startedAt ?? conversation.utterances.find((utterance) => utterance.at)?.at;
  if (said === undefined || day.test(said)) return said ?? null;
  // A time without a zone is read as universal time: the answer must not depend on this machine's zone.
  const time = new Date(withoutZone.test(said) ? `${said}Z` : said);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

export function prepare(
  analysed: AnalysedConversation,
  voices: readonly Voice[],
  erasures: ReadonlySet<string>,
  maskNames: MaskNames,
): Prepared {
  const left = withoutErased(analysed, voices, erasures, maskNames);
  return {
    ...left,
    fingerprint: fingerprint(analysed.conversation),
    startedAt: beginning(analysed.conversation),
    counts: countsOf(left.conversation, left.statements, left.voices),
  };
}

export function voiceRows({ voices, counts }: Prepared, ids: Ids): Row<'voices'>[] {
  return voices.map(({ position, speaker, pseudonym, team }) => {
    const count = counts.voices.get(position)!;
    return {
      conversationId: ids.conversation,
      position,
      personId: ids.people.get(pseudonym)!,
      teamId: ids.teams.get(team)!,
      side: speaker.side,
      turns: count.turns.size,
      words: count.words,
      statements: count.statements,
      counted: counted(count.labels),
    };
  });
}

export function utteranceRows({ conversation, voices }: Prepared, ids: Ids): Row<'utterances'>[] {
  const positions = new Map(voices.map((voice) => [voice.speaker.key, voice.position]));
  return conversation.utterances.map((utterance, position) => ({
    conversationId: ids.conversation,
    position,
    voice: positions.get(utterance.speaker)!,
    audience: utterance.audience,
    text: utterance.text,
    language: utterance.language ?? null,
    startMs: utterance.startMs ?? null,
    endMs: utterance.endMs ?? null,
    at: utterance.at ?? null,
    line: utterance.line ?? null,
  }));
}

export function statementRows(
  prepared: Pick<Prepared, 'conversation' | 'voices' | 'statements' | 'fingerprint'>,
  ids: Ids,
): Row<'statements'>[] {
  const { conversation, voices, statements } = prepared;
  const teams = new Map(voices.map((voice) => [voice.speaker.key, ids.teams.get(voice.team)!]));
  return statements.map((statement, position) => ({
    conversationId: ids.conversation,
    position,
    utterance: statement.utterance,
    start: statement.start,
    end: statement.end,
    audience: statement.audience,
    label: statement.label,
    centric: statement.centric,
    focused: statement.focused,
    customer: statement.customer ? 1 : 0,
    teamId: teams.get(conversation.utterances[statement.utterance]!.speaker)!,
    shuffle: shuffled(prepared.fingerprint, position),
  }));
}

export function matchRows({ statements }: Pick<Prepared, 'statements'>, ids: Ids): Row<'matches'>[] {
  return statements.flatMap((statement, statementPosition) =>
    statement.matches.map((match, position) => ({
      conversationId: ids.conversation,
      statement: statementPosition,
      position,
      entryId: ids.entries.get(entryKey(match))!,
      start: match.start,
      end: match.end,
      state: match.state,
      weightCentric: match.weight?.centric ?? null,
      weightFocused: match.weight?.focused ?? null,
    })),
  );
}

export function tallyRows({ counts }: Pick<Prepared, 'counts'>, ids: Ids): Row<'tallies'>[] {
  return [...counts.teams].map(([team, count]) => ({
    conversationId: ids.conversation,
    teamId: ids.teams.get(team)!,
    ...count.labels,
    statements: count.statements,
    words: count.words,
    turns: count.turns.size,
    people: count.voices.size,
  }));
}

/** @param positionOf the stored position of a voice that was counted */
export function categoryCountRows(
  { counts }: Pick<Prepared, 'counts'>,
  ids: Ids,
  positionOf: (voice: number) => number = (voice) => voice,
): Row<'categoryCounts'>[] {
  return [...counts.categories].flatMap(([team, categories]) =>
    [...categories].map(([category, count]) => ({
      conversationId: ids.conversation,
      teamId: ids.teams.get(team)!,
      categoryId: ids.categories.get(category)!,
      statements: count.statements,
      centric: count.labels.centric,
      focused: count.labels.focused,
      mixed: count.labels.mixed,
      words: count.words,
      turns: count.turns.size,
      replies: count.answered.size,
      people: count.voices.size,
      voices: JSON.stringify([...count.voices].map(positionOf)),
    })),
  );
}

/** Whose a conversation's voices are, and when it was. */
export function heardWhere({ voices, startedAt }: Prepared, { people, teams }: Ids): HeardWhere {
  return {
    month: monthOf(startedAt),
    voice: (position) => {
      const { pseudonym, team } = voices[position]!;
      return { position, personId: people.get(pseudonym)!, teamId: teams.get(team)! };
    },
  };
}

export function exchangeRows({ counts }: Pick<Prepared, 'counts'>, ids: Ids): Row<'exchanges'>[] {
  return [...counts.exchanges].flatMap(([team, answered]) =>
    [...answered].map(([answers, count]) => ({
      conversationId: ids.conversation,
      teamId: ids.teams.get(team)!,
      answersTeamId: ids.teams.get(answers)!,
      turns: count.turns.size,
      people: count.voices.size,
      centric: count.labels.centric,
      focused: count.labels.focused,
      mixed: count.labels.mixed,
    })),
  );
}

/** @param positionOf the stored position of a voice that was counted */
export function replyRows(
  { counts }: Pick<Prepared, 'counts'>,
  ids: Ids,
  positionOf: (voice: number) => number = (voice) => voice,
): Row<'replies'>[] {
  const answered = [...counts.exchanges.values()].flatMap((exchanges) => [...exchanges]);
  return answered.flatMap(([answers, { counted: byVoice }]) =>
    [...byVoice].map(([voice, said]) => ({
      conversationId: ids.conversation,
      voice: positionOf(voice),
      answersTeamId: ids.teams.get(answers)!,
      counted: said,
    })),
  );
}
