import type { Conversation, Problem, SetAside, Side, Speaker, Utterance } from '../model/index.js';
import { type Proposal, proposeMembers } from './people/propose.js';
import type { Roster } from './people/roster.js';
import type { Reading } from './read.js';

/** Somebody who was found speaking, over all conversations of a file. */
export interface InspectedSpeaker {
  readonly label: string;
  readonly side: Side;
  readonly team?: string | undefined;
  readonly generic: boolean;
  readonly utterances: number;
}

/** One utterance as it would be read, with its speaker's label and side in place of a key. */
export interface InspectedUtterance {
  readonly speaker: string;
  readonly side: Side;
  readonly team?: string | undefined;
  readonly audience: Utterance['audience'];
  readonly startMs?: number | undefined;
  readonly at?: string | undefined;
  readonly language?: string | undefined;
  readonly line?: number | undefined;
  readonly text: string;
}

/** A conversation with everything in it that counts as said. */
export interface InspectedConversation {
  readonly id: string;
  readonly title: string;
  readonly channel: Conversation['channel'];
  readonly startedAt?: string | undefined;
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
  /** Most talkative first, at most a thousand. Of nobody in particular ("Agent" of each ticket) the first thousand. */
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
}

const FIRST = 10;
const MOST_SPEAKERS = 1000;

/**
 * Reads to the end and says what was found, with `roster` (the one that the file was read with) also whom unknown speakers
 * may be. Every conversation goes to `each`, word for word, as soon as it is read. Consumes the reading's events.
 */
export async function inspect(
  reading: Reading,
  options: {
    readonly roster?: Roster;
    readonly each?: (conversation: InspectedConversation) => void | Promise<void>;
  } = {},
): Promise<Inspection> {
  const tally = newTally();
  const problems: Problem[] = [];
  for await (const event of reading.events) {
    if (event.kind === 'problem') {
      problems.push(event.problem);
      continue;
    }
    const { conversation } = event;
    const heard = new Map(conversation.speakers.map((speaker) => [speaker.key, heardIn(tally, speaker)]));
    count(tally, conversation, heard);
    const told = options.each?.(inspected(conversation, heard));
    if (told) await told;
  }
  const setAside = [...tally.setAside].map(([reason, times]) => ({ reason, count: times }));
  const speakers = [...tally.speakers.values(), ...tally.generic].sort(
    (one, other) => other.utterances - one.utterances,
  );
  return {
    format: reading.format,
    why: reading.why,
    encoding: reading.encoding,
    counts: {
      conversations: tally.conversations,
      utterances: tally.utterances,
      speakers: tally.speakers.size + tally.generics,
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
  };
}

function proposalsFor(speakers: readonly InspectedSpeaker[], roster: Roster): readonly Proposal[] {
  const labels = speakers.filter(({ generic }) => !generic).map(({ label }) => label);
  return proposeMembers(labels, roster);
}

type Counted = InspectedSpeaker & { utterances: number };

interface Tally {
  conversations: number;
  utterances: number;
  pieces: number;
  readonly speakers: Map<string, Counted>;
  /** Speakers who are nobody in particular: others in each conversation, and in a table of tickets so many as tickets. */
  generics: number;
  readonly generic: Counted[];
  readonly teams: Map<string, number>;
  readonly languages: Map<string, number>;
  readonly setAside: Map<string, number>;
  readonly first: InspectedUtterance[];
}

function newTally(): Tally {
  const maps = { speakers: new Map(), teams: new Map(), languages: new Map(), setAside: new Map() };
  return { conversations: 0, utterances: 0, pieces: 0, ...maps, generics: 0, generic: [], first: [] };
}

/** A speaker of one conversation, and the count over all conversations. */
interface Heard {
  readonly speaker: Speaker;
  readonly counted: Counted;
}

type Speakers = ReadonlyMap<string, Heard>;

function count(tally: Tally, conversation: Conversation, speakers: Speakers): void {
  tally.conversations += 1;
  tally.utterances += conversation.utterances.length;
  tally.pieces += conversation.pieces ?? 0;
  for (const { reason, count: times } of conversation.setAside) add(tally.setAside, reason, times);
  for (const utterance of conversation.utterances) {
    const heard = speakers.get(utterance.speaker);
    if (heard) heard.counted.utterances += 1;
    add(tally.teams, heard?.speaker.team ?? '', 1);
    add(tally.languages, utterance.language ?? 'unknown', 1);
    if (tally.first.length < FIRST) tally.first.push(shown(utterance, heard?.speaker));
  }
}

function heardIn(tally: Tally, speaker: Speaker): Heard {
  const { key, label, side, team, generic = false } = speaker;
  const before = generic ? undefined : tally.speakers.get(key);
  if (before) return { speaker, counted: before };
  const counted = { label, side, team, generic, utterances: 0 };
  if (!generic) tally.speakers.set(key, counted);
  else if (tally.generics++ < MOST_SPEAKERS) tally.generic.push(counted);
  return { speaker, counted };
}

function add(counts: Map<string, number>, key: string, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

function inspected(conversation: Conversation, speakers: Speakers): InspectedConversation {
  const { id, title, channel, startedAt } = conversation;
  const utterances = conversation.utterances.map((utterance) =>
    shown(utterance, speakers.get(utterance.speaker)?.speaker),
  );
  return { id, title, channel, startedAt, utterances };
}

function shown(utterance: Utterance, speaker: Speaker | undefined): InspectedUtterance {
  const { audience, startMs, at, language, line, text } = utterance;
  return {
    speaker: speaker?.label ?? utterance.speaker,
    side: speaker?.side ?? 'unknown',
    team: speaker?.team,
    audience,
    startMs,
    at,
    language,
    line,
    text,
  };
}
