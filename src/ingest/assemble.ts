import type { Audience, Conversation, Side, Speaker, Utterance } from '../model/index.js';
import type { Draft, IngestOptions, Person, Turn } from './format.js';
import type { Languages } from './language.js';
import { isGeneric, isMachine } from './people/generic.js';
import { shorterNames } from './people/merge.js';
import { parseName } from './people/name.js';
import { findMember } from './people/roster.js';

type Writable<Known> = { -readonly [Key in keyof Known]: Known[Key] };

/** A draft's people and turns as the rest of the house knows them: canonical speakers, sides, teams, audience. */
export function assemble(draft: Draft, options: IngestOptions, ofFile: Languages): Conversation {
  const labels = draft.turns.map(({ speaker }) => labelOf(speaker));
  const speakers = speakersOf(draft, labels, options);
  const known = [...speakers.values()];
  const allOurs = options.roster !== undefined && known.every(({ side }) => side === 'organisation');
  const languages = ofFile.of(draft.turns, draft.channel);
  const otherwise = options.audience ?? (allOurs ? 'internal' : 'unknown');
  const utterances = draft.turns.map((turn, index) => {
    const speaker = speakers.get(labels[index] ?? '') ?? unknownSpeaker(draft.id, options);
    return utteranceOf(turn, speaker, otherwise, languages[index]);
  });
  const conversation: Writable<Conversation> = {
    id: draft.id,
    title: draft.title,
    channel: draft.channel,
    speakers:
      known.length < 2 ? known : [...new Map(known.map((speaker) => [speaker.key, speaker])).values()],
    utterances,
    setAside: [...draft.setAside].map(([reason, count]) => ({ reason, count })),
    pieces: draft.pieces,
  };
  if (draft.startedAt) conversation.startedAt = draft.startedAt;
  return conversation;
}

function utteranceOf(
  turn: Turn,
  { key, side }: Speaker,
  otherwise: Audience,
  language: string | undefined,
): Utterance {
  const { text, original, startMs, endMs, at, line } = turn;
  const audience = turn.audience ?? audienceOf(side, turn.isPublic, otherwise);
  return { speaker: key, text, original, language, audience, startMs, endMs, at, line };
}

/** A customer's own words have no audience that matters. */
function audienceOf(side: Side, isPublic: boolean | undefined, otherwise: Audience): Audience {
  if (side === 'customer') return 'unknown';
  return isPublic && side === 'organisation' ? 'customer' : otherwise;
}

/** One label of the file: the name, and the address where two people share a name. */
function labelOf(person: Person | undefined): string {
  return person?.email ? `${person.name}\n${person.email}` : (person?.name ?? '');
}

/** The speaker behind each label of a draft. */
function speakersOf(
  draft: Draft,
  labels: readonly string[],
  options: IngestOptions,
): ReadonlyMap<string, Speaker> {
  const found = new Map<string, Person | undefined>();
  for (const [index, label] of labels.entries())
    found.set(label, betterKnown(found.get(label), draft.turns[index]?.speaker));
  const people = found.size < 2 ? found : withAddresses(found);
  const speakers = new Map<string, Speaker>();
  const longer = people.size < 2 ? NONE : longerNames([...people.values()]);
  const byKey = new Map<string, Speaker>();
  for (const [label, person] of people) {
    const speaker = person ? speakerOf(person, draft.id, options, longer) : unknownSpeaker(draft.id, options);
    const known = byKey.get(speaker.key);
    byKey.set(speaker.key, known ?? speaker);
    speakers.set(label, known ?? speaker);
  }
  return speakers;
}

/** A name without an address is the one of that name who has one, where there is only one. */
function withAddresses(
  people: ReadonlyMap<string, Person | undefined>,
): ReadonlyMap<string, Person | undefined> {
  const addressed = new Map<string, Person | undefined>();
  for (const person of people.values())
    if (person?.email) addressed.set(person.name, addressed.has(person.name) ? undefined : person);
  if (addressed.size === 0) return people;
  return new Map(
    [...people].map(([label, person]) => [
      label,
      person && !person.email ? betterKnown(person, addressed.get(person.name)) : person,
    ]),
  );
}

const NONE: ReadonlyMap<string, string> = new Map();

function longerNames(people: readonly (Person | undefined)[]): ReadonlyMap<string, string> {
  const keys = people.flatMap((person) => (person ? [parseName(person.name).key] : []));
  return shorterNames([...new Set(keys.filter((key) => !isGeneric(key)))]);
}

function betterKnown(one: Person | undefined, other: Person | undefined): Person | undefined {
  if (!one || !other || one === other) return one ?? other;
  return {
    name: one.name,
    email: one.email ?? other.email,
    account: one.account ?? other.account,
    side: one.side === 'unknown' ? (other.side ?? one.side) : (one.side ?? other.side),
    team: one.team ?? other.team,
    bot: one.bot ?? other.bot,
  };
}

function speakerOf(
  person: Person,
  conversation: string,
  options: IngestOptions,
  longer: ReadonlyMap<string, string>,
): Speaker {
  const { name: label, email, account } = person;
  const member = findMember(options.roster, label, email);
  if (member) {
    const team = member.team ?? (member.side === 'customer' ? undefined : person.team);
    return speaker(member.email ?? parseName(member.name).key, label, member.side, team);
  }
  const { key } = parseName(label);
  const side = person.side ?? 'unknown';
  const team = side === 'customer' ? undefined : (person.team ?? (options.roster ? undefined : options.team));
  return person.bot || isMachine(key) || (isGeneric(key) && !email && !account)
    ? speaker(`${conversation}~${key}`, label, side, team, true)
    : speaker(email?.toLowerCase() ?? account ?? longer.get(key) ?? key, label, side, team);
}

function unknownSpeaker(conversation: string, options: IngestOptions): Speaker {
  const team = options.roster ? undefined : options.team;
  return speaker(`${conversation}~unknown`, 'Unknown speaker', 'unknown', team, true);
}

function speaker(key: string, label: string, side: Side, team?: string, generic = false): Speaker {
  const known: Writable<Speaker> = { key, label, side };
  if (team) known.team = team;
  if (generic) known.generic = true;
  return known;
}
