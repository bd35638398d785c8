import type { Conversation, Problem, SetAside, Side, Speaker, Utterance } from '../model/index.js';
import { type Proposal, proposeMembers } from './people/propose.js';
import type { Roster } from './people/roster.js';
import type { Reading } from './read.js';

/** Somebody who was found speaking, over all conversations of a file. */
export interface InspectedSpeaker {
  readonly label: string;
  readonly side: Side;
  readonly team?: string;
  readonly generic: boolean;
  readonly utterances: number;
}

/** One utterance as it would be read, with its speaker's label and side in place of a key. */
export interface InspectedUtterance {
  readonly speaker: string;
  readonly side: Side;
  readonly team?: string;
  readonly audience: Utterance['audience'];
  readonly startMs?: number;
  readonly at?: string;
  readonly language?: string;
  readonly line?: number;
  readonly text: string;
}

/** A conversation with everything in it that counts as said. */
export interface InspectedConversation {
  readonly id: string;
  readonly title: string;
  readonly channel: Conversation['channel'];
  readonly startedAt?: string;
  readonly utterances: readonly InspectedUtterance[];
}

/** What would be read from a file: for a person to look at before it is imported. */
export interface Inspection {
  readonly format: string;
  readonly why: string;
  readonly encoding: string;
  readonly counts: {
    readonly conversations: number;
    readonly utterances: number;
    readonly speakers: number;
    /** Cues, rows or messages of the file. */
    readonly pieces: number;
    readonly setAside: number;
    readonly problems: number;
  };
  /** Most talkative first, at most a thousand. */
  readonly speakers: readonly InspectedSpeaker[];
  /** Speakers whom the roster does not know and may mean, for a person to confirm; absent without a roster. */
  readonly proposals?: readonly Proposal[];
  /** Team → number of utterances; people without a team are under the empty name. */
  readonly teams: Readonly<Record<string, number>>;
  /** ISO 639-1 → number of utterances; what could not be told is under `unknown`. */
  readonly languages: Readonly<Record<string, number>>;
  /** The first turns, for a glance. */
  readonly first: readonly InspectedUtterance[];
  readonly setAside: readonly SetAside[];
  readonly problems: readonly Problem[];
  /** Only where asked for with `full`. */
  readonly conversations?: readonly InspectedConversation[];
}

const FIRST = 10;
const MOST_SPEAKERS = 1000;

/**
 * Reads to the end and says what was found; with `full` also every word, with `roster` (the one that the file was read
 * with) whom unknown speakers may be. Consumes the reading's events.
 */
export async function inspect(
  reading: Reading,
  options: { readonly full?: boolean; readonly roster?: Roster } = {},
): Promise<Inspection> {
  const tally = newTally();
  const problems: Problem[] = [];
  const conversations: InspectedConversation[] = [];
  for await (const event of reading.events) {
    if (event.kind === 'problem') {
      problems.push(event.problem);
      continue;
    }
    count(tally, event.conversation);
    if (options.full) conversations.push(inspected(event.conversation));
  }
  const setAside = [...tally.setAside].map(([reason, times]) => ({ reason, count: times }));
  const speakers = [...tally.speakers.values()].sort((one, other) => other.utterances - one.utterances);
  return {
    format: reading.format,
    why: reading.why,
    encoding: reading.encoding,
    counts: {
      conversations: tally.conversations,
      utterances: tally.utterances,
      speakers: speakers.length,
      pieces: tally.pieces,
      setAside: setAside.reduce((sum, aside) => sum + aside.count, 0),
      problems: problems.length,
    },
    speakers: speakers.slice(0, MOST_SPEAKERS),
    ...(options.roster ? { proposals: proposalsFor(speakers, options.roster) } : {}),
    teams: Object.fromEntries(tally.teams),
    languages: Object.fromEntries(tally.languages),
    first: tally.first,
    setAside,
    problems,
    ...(options.full ? { conversations } : {}),
  };
}

function proposalsFor(speakers: readonly InspectedSpeaker[], roster: Roster): readonly Proposal[] {
  const labels = speakers.filter(({ generic }) => !generic).map(({ label }) => label);
  return proposeMembers(labels, roster);
}

interface Tally {
  conversations: number;
  utterances: number;
  pieces: number;
  readonly speakers: Map<string, InspectedSpeaker & { utterances: number }>;
  readonly teams: Map<string, number>;
  readonly languages: Map<string, number>;
  readonly setAside: Map<string, number>;
  readonly first: InspectedUtterance[];
}

function newTally(): Tally {
  const maps = { speakers: new Map(), teams: new Map(), languages: new Map(), setAside: new Map() };
  return { conversations: 0, utterances: 0, pieces: 0, ...maps, first: [] };
}

function count(tally: Tally, conversation: Conversation): void {
  const byKey = new Map(conversation.speakers.map((speaker) => [speaker.key, speaker]));
  tally.conversations += 1;
  tally.pieces += conversation.pieces ?? 0;
  for (const { reason, count: times } of conversation.setAside) add(tally.setAside, reason, times);
  for (const utterance of conversation.utterances) {
    const speaker = byKey.get(utterance.speaker);
    tally.utterances += 1;
    add(tally.teams, speaker?.team ?? '', 1);
    add(tally.languages, utterance.language ?? 'unknown', 1);
    if (tally.first.length < FIRST) tally.first.push(shown(utterance, speaker));
    if (speaker) countSpeaker(tally, speaker);
  }
}

function countSpeaker(tally: Tally, speaker: Speaker): void {
  const known = tally.speakers.get(speaker.key);
  if (known) {
    known.utterances += 1;
  } else {
    const { key, label, side, team, generic = false } = speaker;
    tally.speakers.set(key, { label, side, generic, utterances: 1, ...(team === undefined ? {} : { team }) });
  }
}

function add(counts: Map<string, number>, key: string, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

function inspected(conversation: Conversation): InspectedConversation {
  const { id, title, channel, startedAt } = conversation;
  const byKey = new Map(conversation.speakers.map((speaker) => [speaker.key, speaker]));
  const utterances = conversation.utterances.map((utterance) =>
    shown(utterance, byKey.get(utterance.speaker)),
  );
  return { id, title, channel, ...(startedAt === undefined ? {} : { startedAt }), utterances };
}

function shown(utterance: Utterance, speaker: Speaker | undefined): InspectedUtterance {
  const { speaker: key, original: _, endMs: __, ...rest } = utterance;
  const team = speaker?.team;
  return {
    speaker: speaker?.label ?? key,
    side: speaker?.side ?? 'unknown',
    ...(team === undefined ? {} : { team }),
    ...rest,
  };
}
