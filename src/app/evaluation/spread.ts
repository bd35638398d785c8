import { wordsOf } from '../../lexicon/index.js';
import type { GoldStatement } from './gold.js';

/** A word must be at home in this many conversations of this many sources, or it is one organisation's own. */
const LEAST_CONVERSATIONS = 4;
const LEAST_SOURCES = 3;

/** Cues that hold words as they were said; those of the lexicon's own making may always be learned from. */
const SPELLED = /^(?:word|before-customer|before-us):(?!#)/;
const UNFIT = /[\d@]|\p{L}\.\p{L}/u;
/** A word inside a sentence: something other than a sentence's end comes before it. */
const INSIDE = /(?<=[\p{L}\p{N},;:] )\p{L}[\p{L}'’]+/gu;

/** Words that are mostly written with a capital inside sentences: names of people, firms, places, months. */
export function namesIn(texts: readonly string[]): Set<string> {
  const balance = new Map<string, number>();
  for (const text of texts) {
    for (const [written] of text.matchAll(INSIDE)) {
      const vote = /^\p{Lu}/u.test(written) ? 1 : -1;
      for (const word of wordsOf(written)) balance.set(word, (balance.get(word) ?? 0) + vote);
    }
  }
  return new Set([...balance].flatMap(([word, votes]) => (votes > 0 && word.length > 1 ? [word] : [])));
}

/** Counts where cues occur, and tells which may be learned from without giving any organisation away. */
export class Spread {
  readonly #names: ReadonlySet<string>;
  readonly #conversations: Set<string>[] = [];
  readonly #sources: Set<string>[] = [];
  readonly #seen: number[] = [];

  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  note(cue: number, { source, conversation }: GoldStatement): void {
    this.#seen[cue] = (this.#seen[cue] ?? 0) + 1;
    this.#conversations[cue] ??= new Set();
    this.#sources[cue] ??= new Set();
    if (this.#conversations[cue].size < LEAST_CONVERSATIONS)
      this.#conversations[cue].add(`${source}\n${conversation}`);
    if (this.#sources[cue].size < LEAST_SOURCES) this.#sources[cue].add(source);
  }

  /** @param least statements that a cue must be seen in at least */
  mayLearn(cue: number, name: string, least: number): boolean {
    if ((this.#seen[cue] ?? 0) < least) return false;
    if (!SPELLED.test(name)) return true;
    if ((this.#conversations[cue]?.size ?? 0) < LEAST_CONVERSATIONS) return false;
    if ((this.#sources[cue]?.size ?? 0) < LEAST_SOURCES) return false;
    const word = name.slice(name.indexOf(':') + 1);
    return !UNFIT.test(word) && !this.#names.has(word);
  }
}
