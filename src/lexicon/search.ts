import type { Kinds } from './kinds.js';
import type { Members } from './members.js';
import { ANYTHING, EDGE, GROUP, NEED, NO_NEED, PLAN, type Plan, type Plans, WOKEN } from './plan.js';
import { NO_SPAN, type Sheet } from './sheet.js';

/** An entry found: indices of its first word and of the word behind its last. */
export interface Found {
  readonly entry: number;
  readonly from: number;
  readonly to: number;
}

/** Looks for entries on a sheet: each is tried only where its rarest element stands, outwards from there to both sides. */
export class Search {
  readonly #plans: Plans;
  /** The plans' tables once nothing is added any more: half as wide, so that more of them is at hand. */
  readonly #groups: Int32Array;
  readonly #woken: Int32Array;
  readonly #rows: Int32Array;
  readonly #needs: Int32Array;
  readonly #beside: Int32Array;
  readonly #members: Members;
  readonly #kinds: Kinds;
  /** By a word's number: rows like those of kinds. */
  readonly #words: Int32Array;
  /** Of each class, the words in its longest member. */
  readonly #longest: Uint8Array;

  constructor(plans: Plans, members: Members, kinds: Kinds, words: Int32Array, longest: Uint8Array) {
    this.#plans = plans;
    this.#groups = Int32Array.from(plans.groups);
    this.#woken = Int32Array.from(plans.woken);
    this.#rows = plans.rows;
    this.#needs = Int32Array.from(plans.needs);
    this.#beside = Int32Array.from(plans.beside);
    this.#members = members;
    this.#kinds = kinds;
    this.#words = words;
    this.#longest = longest;
  }

  /** Every entry that matches, in order of place; of one entry's matches that overlap, the first. */
  find(sheet: Sheet): Found[] {
    const found: Found[] = [];
    const words = this.#words;
    const { rows, stride, width } = this.#kinds;
    for (let at = 0; at < sheet.count; at++) {
      const row = sheet.types[at]! * stride + width + 1;
      if (row < words.length) this.#tryAll(sheet, words[row]!, words[row + 1]!, at, 1, found);
      for (let index = sheet.firstSpan[at]!; index !== NO_SPAN; index = sheet.nextSpan[index]!) {
        const { kind, length } = sheet.spans[index]!;
        const range = kind + width + 1;
        this.#tryAll(sheet, rows[range]!, rows[range + 1]!, at, length, found);
      }
    }
    return found.length > 1 ? withoutOverlaps(found) : found;
  }

  /** Tries the plans of the groups between `from` and `to` whose class stands in the statement. */
  #tryAll(sheet: Sheet, from: number, to: number, at: number, length: number, found: Found[]): void {
    const groups = this.#groups;
    const woken = this.#woken;
    const { present } = sheet;
    for (let group = from; group < to; group += GROUP) {
      const bits = groups[group + 1]!;
      if ((present[groups[group]!]! & bits) !== bits) continue;
      const end = groups[group + 3]!;
      for (let row = groups[group + 2]!; row < end; row += WOKEN) {
        const plan = woken[row]!;
        if (!this.#mayBeNear(sheet, woken, row + 1, at, at + length)) continue;
        if (this.#mayMatch(sheet, plan * PLAN, at, at + length)) this.#try(sheet, plan, at, length, found);
      }
    }
  }

  /** Whether all that a plan needs stands near its anchor and right beside it. */
  #mayMatch(sheet: Sheet, row: number, at: number, next: number): boolean {
    const rows = this.#rows;
    const left = at > 0 ? sheet.types[at - 1]! : EDGE;
    const right = next < sheet.count ? sheet.types[next]! : EDGE;
    if (sheet.behind[at] !== 1 && !this.#mayStand(left, rows[row + 2]!, rows[row + 3]!)) return false;
    if (!sheet.isSpanned(next) && !this.#mayStand(right, rows[row + 4]!, rows[row + 5]!)) return false;
    const last = rows[row + 1]!;
    for (let need = rows[row]!; need < last; need += NEED)
      if (!this.#mayBeNear(sheet, this.#needs, need, at, next)) return false;
    return true;
  }

  /**
   * Whether a member of the class that a row asks for may begin where it must.
   * @param at where the anchor begins
   * @param next where it ends
   */
  #mayBeNear(sheet: Sheet, rows: Int32Array, row: number, at: number, next: number): boolean {
    const number = rows[row]!;
    if (number === NO_NEED) return true;
    const from = rows[row + 1]!;
    const edge = from < 0 ? at : next;
    const last = Math.min(sheet.count - 1, edge + rows[row + 2]!);
    const { types, firstSpan } = sheet;
    for (let place = Math.max(0, edge + from); place <= last; place++)
      if (this.#members.is(types[place]!, number)) return true;
    for (let place = Math.max(0, edge + rows[row + 3]!); place <= last; place++)
      if (firstSpan[place] !== NO_SPAN && this.#members.isSpanned(sheet, place, number)) return true;
    return false;
  }

  /** Whether a word, or the edge, is one of the things that may stand there. */
  #mayStand(type: number, from: number, to: number): boolean {
    if (from === ANYTHING) return true;
    const beside = this.#beside;
    for (let index = from; index < to; index++) {
      const number = beside[index]!;
      if (number === EDGE ? type === EDGE : type !== EDGE && this.#members.is(type, number)) return true;
    }
    return false;
  }

  #try(sheet: Sheet, index: number, at: number, length: number, found: Found[]): void {
    const plan = this.#plans.list[index]!;
    if (sheet.shields[at]?.includes(plan.steps[plan.anchor]!.class) === true) return;
    const from = this.#left(sheet, plan, plan.anchor - 1, 0, at);
    if (from < 0) return;
    const to = this.#right(sheet, plan, plan.anchor, 1, at + length);
    if (to > from) found.push({ entry: plan.entry, from, to });
  }

  /** Where the pattern ends if its steps from `step` on match from `at`, or -1. Gaps are tried short, classes long first. */
  #right(sheet: Sheet, plan: Plan, step: number, done: number, at: number): number {
    if (step === plan.steps.length) return plan.toEnd && at < sheet.count ? -1 : at;
    const current = plan.steps[step]!;
    const enough = done >= current.min;
    const more = done < current.max && at < sheet.count;
    if (current.class < 0 || current.not) {
      const passed = enough ? this.#right(sheet, plan, step + 1, 0, at) : -1;
      if (passed >= 0 || !more) return passed;
      if (current.not && this.#members.lengthAt(sheet, at, current.class) > 0) return -1;
      return this.#right(sheet, plan, step, done + 1, at + 1);
    }
    if (more) {
      const longest = sheet.firstSpan[at] === NO_SPAN ? 1 : this.#longest[current.class]!;
      for (let length = longest; length > 0; length--) {
        if (!this.#members.stands(sheet, at, current.class, length)) continue;
        const end = this.#right(sheet, plan, step, done + 1, at + length);
        if (end >= 0) return end;
      }
    }
    return enough ? this.#right(sheet, plan, step + 1, 0, at) : -1;
  }

  /** Where the pattern begins if its steps up to `step` match just before `at`, or -1: the mirror of `#right`. */
  #left(sheet: Sheet, plan: Plan, step: number, done: number, at: number): number {
    if (step < 0) return plan.fromStart && at > 0 ? -1 : at;
    const current = plan.steps[step]!;
    const enough = done >= current.min;
    const more = done < current.max && at > 0;
    if (current.class < 0 || current.not) {
      const passed = enough ? this.#left(sheet, plan, step - 1, 0, at) : -1;
      if (passed >= 0 || !more) return passed;
      if (current.not && this.#members.lengthAt(sheet, at - 1, current.class) > 0) return -1;
      return this.#left(sheet, plan, step, done + 1, at - 1);
    }
    if (more) {
      const longest = sheet.behind[at] === 1 ? Math.min(this.#longest[current.class]!, at) : 1;
      for (let length = longest; length > 0; length--) {
        if (!this.#members.stands(sheet, at - length, current.class, length)) continue;
        const start = this.#left(sheet, plan, step, done + 1, at - length);
        if (start >= 0) return start;
      }
    }
    return enough ? this.#left(sheet, plan, step - 1, 0, at) : -1;
  }
}

function withoutOverlaps(found: Found[]): Found[] {
  found.sort((a, b) => a.entry - b.entry || a.from - b.from || b.to - a.to);
  const kept = found.filter((one, index) => {
    const before = found[index - 1];
    return before === undefined || before.entry !== one.entry || before.to <= one.from;
  });
  return kept.sort((a, b) => a.from - b.from || a.entry - b.entry);
}
