import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import { isGeneric } from './generic.js';
import { parseName } from './name.js';
import { findMember, type Member, type Roster } from './roster.js';

/** A label that may mean a member of the roster: for a person to confirm, never taken for granted. */
export interface Proposal {
  readonly label: string;
  readonly member: Member;
  /** Jaro-Winkler similarity of the folded names, 0 to 1. */
  readonly similarity: number;
}

/** Below this, two names are two people. */
const ALIKE = 0.88;
const MOST_LABELS = 2000;

/** For each label that the roster does not know, the member whose name is most like it, if one is like it at all. */
export function proposeMembers(labels: readonly string[], roster: Roster): readonly Proposal[] {
  const unknown = [...new Set(labels)].filter(
    (label) => !isGeneric(parseName(label).key) && !findMember(roster, label),
  );
  return unknown.slice(0, MOST_LABELS).flatMap((label) => bestFor(label, roster) ?? []);
}

function bestFor(label: string, roster: Roster): Proposal | undefined {
  const { key } = parseName(label);
  let best: Proposal | undefined;
  for (const member of roster.members) {
    for (const name of [member.name, ...member.aliases]) {
      const similarity = JaroWinklerDistance(key, parseName(name).key, {});
      if (similarity >= ALIKE && similarity > (best?.similarity ?? 0)) best = { label, member, similarity };
    }
  }
  return best;
}
