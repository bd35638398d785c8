import type { Audience, Conversation, Speaker, Utterance } from '../model/index.js';
import type { Draft, IngestOptions, Person, Turn } from './format.js';
import type { Languages } from './language.js';
import { isGeneric, isMachine } from './people/generic.js';
import { shorterNames } from './people/merge.js';
import { parseName } from './people/name.js';
import { findMember } from './people/roster.js';

/** A draft's people and turns as the rest of the house knows them: canonical speakers, sides, teams, audience. */
export function assemble(draft: Draft, options: IngestOptions, ofFile: Languages): Conversation {
  const speakers = speakersOf(draft, options);
  const allOurs =
    options.roster !== undefined &&
    [...speakers.values()].every((speaker) => speaker.side === 'organisation');
  const languages = ofFile.of(draft.turns, draft.channel);
  const otherwise = options.audience ?? (allOurs ? 'internal' : 'unknown');
  const utterances = draft.turns.map((turn, index) => {
    const speaker = speakers.get(labelOf(turn.speaker)) ?? unknownSpeaker(draft.id, options);
    return utteranceOf(turn, speaker, otherwise, languages[index]);
  });
  return {
    id: draft.id,
    title: draft.title,
    channel: draft.channel,
    ...(draft.startedAt === undefined ? {} : { startedAt: draft.startedAt }),
    speakers: distinct([...speakers.values()]),
    utterances,
    setAside: [...draft.setAside].map(([reason, count]) => ({ reason, count })),
    pieces: draft.pieces,
  };
}

function utteranceOf(
  turn: Turn,
  speaker: Speaker,
  otherwise: Audience,
  language: string | undefined,
): Utterance {
  const { speaker: _, text, audience, ...place } = turn;
  return {
    speaker: speaker.key,
    text,
    audience: audience ?? (speaker.side === 'customer' ? 'unknown' : otherwise),
    ...place,
    ...(language === undefined ? {} : { language }),
  };
}

/** One label of the file: the name, and the address where two people share a name. */
function labelOf(person: Person | undefined): string {
  return person?.email ? `${person.name}\n${person.email}` : (person?.name ?? '');
}

function speakersOf(draft: Draft, options: IngestOptions): ReadonlyMap<string, Speaker> {
  const people = new Map<string, Person | undefined>();
  for (const { speaker } of draft.turns) {
    const label = labelOf(speaker);
    people.set(label, betterKnown(people.get(label), speaker));
  }
  const keys = [...people.values()]
    .flatMap((person) => (person ? [parseName(person.name).key] : []))
    .filter((key) => !isGeneric(key));
  const longer = shorterNames([...new Set(keys)]);
  const speakers = new Map<string, Speaker>();
  const byKey = new Map<string, Speaker>();
  for (const [label, person] of people) {
    const speaker = person ? speakerOf(person, draft.id, options, longer) : unknownSpeaker(draft.id, options);
    const known = byKey.get(speaker.key);
    byKey.set(speaker.key, known ?? speaker);
    speakers.set(label, known ?? speaker);
  }
  return speakers;
}

function betterKnown(one: Person | undefined, other: Person | undefined): Person | undefined {
  return one && other ? { ...other, ...one } : (one ?? other);
}

function speakerOf(
  person: Person,
  conversation: string,
  options: IngestOptions,
  longer: ReadonlyMap<string, string>,
): Speaker {
  const label = person.name;
  const member = findMember(options.roster, label, person.email);
  if (member) {
    const team = member.team ?? (member.side === 'customer' ? undefined : person.team);
    return {
      key: member.email ?? parseName(member.name).key,
      label,
      side: member.side,
      ...(team ? { team } : {}),
    };
  }
  const { key } = parseName(label);
  const side = person.side ?? 'unknown';
  const team = side === 'customer' ? undefined : (person.team ?? (options.roster ? undefined : options.team));
  const known = { label, side, ...(team ? { team } : {}) };
  if (person.bot || isMachine(key) || (isGeneric(key) && !person.email && !person.account))
    return { ...known, key: `${conversation}~${key}`, generic: true };
  return { ...known, key: person.email?.toLowerCase() ?? person.account ?? longer.get(key) ?? key };
}

function unknownSpeaker(conversation: string, options: IngestOptions): Speaker {
  const team = options.roster ? undefined : options.team;
  return {
    key: `${conversation}~unknown`,
    label: 'Unknown speaker',
    side: 'unknown',
    generic: true,
    ...(team ? { team } : {}),
  };
}

function distinct(speakers: readonly Speaker[]): Speaker[] {
  return [...new Map(speakers.map((speaker) => [speaker.key, speaker])).values()];
}
