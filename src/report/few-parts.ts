import { FEW_PARTS } from '../measure/index.js';
import type { TalkPart } from '../store/index.js';
import { keyOf } from './groups.js';

type Part = Omit<TalkPart, 'team'>;

/** The single conversations of groups, as long as these have few. */
export class FewParts {
  readonly #byGroup = new Map<string, Map<number, Part>>();

  /** Adds what a team said in one conversation to its groups: the team's and everybody's, of the period and of all time. */
  add(part: TalkPart, period: string | undefined): void {
    for (const team of [undefined, part.team]) {
      this.#addTo(keyOf(team, undefined), part);
      if (period !== undefined) this.#addTo(keyOf(team, period), part);
    }
  }

  #addTo(key: string, part: TalkPart): void {
    const parts = this.#byGroup.get(key) ?? new Map<number, Part>();
    this.#byGroup.set(key, parts);
    const before = parts.get(part.conversation);
    if (before === undefined && parts.size > FEW_PARTS) return;
    parts.set(part.conversation, before === undefined ? part : together(before, part));
  }

  /** A group's conversations, where all of them are here. @param conversations in how many it was heard */
  of(key: string, conversations: number): readonly Part[] | undefined {
    const parts = this.#byGroup.get(key);
    return parts === undefined || parts.size !== conversations || parts.size > FEW_PARTS
      ? undefined
      : [...parts.values()];
  }
}

function together(one: Part, other: Part): Part {
  return {
    conversation: one.conversation,
    statements: one.statements + other.statements,
    centric: one.centric + other.centric,
    focused: one.focused + other.focused,
    mixed: one.mixed + other.mixed,
    none: one.none + other.none,
  };
}
