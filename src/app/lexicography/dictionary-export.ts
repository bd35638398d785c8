import {
  type CompiledLexicon,
  type Entry,
  RESOLVED_CLASSES,
  SHAPE_CLASSES,
  type Step,
} from '../../lexicon/index.js';
import { knownLens } from '../jobs/known-lens.js';
import type { Dictionary } from './dictionary.js';

/** An entry that no list of words can say, or not all of it. */
export interface Unsaid {
  readonly entry: string;
  readonly why: string;
}

export interface Exported extends Dictionary {
  readonly unsaid: readonly Unsaid[];
}

/** An entry that stands for more phrases than this would drown the others. */
const MOST_PHRASES = 500;

/** What a step of a pattern, or a whole one, may be: words and phrases, or why it cannot be said in any. */
type Said =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'unsayable'; readonly why: string };

const unsayable = (why: string): Said => ({ kind: 'unsayable', why });

/** Reads steps of patterns, and counts the phrases that their classes except. */
interface Reader {
  said(step: Step): Said;
  exceptions(step: Step): number;
}

function readerOf(lexicon: CompiledLexicon): Reader {
  const lists: string[][] = Array.from({ length: lexicon.classCount }, () => []);
  const shields = new Array<number>(lexicon.classCount).fill(0);
  for (const [word, classes] of Object.entries(lexicon.words)) {
    for (const one of classes) lists[one]!.push(word);
  }
  for (const { words, classes, shields: shielded } of lexicon.phrases) {
    for (const one of classes) lists[one]!.push(words.join(' '));
    for (const one of shielded) shields[one]!++;
  }
  const filled: readonly string[] = [...RESOLVED_CLASSES, ...SHAPE_CLASSES];
  const said = ({ class: number, not }: Step): Said => {
    if (not) return unsayable('says which word must not stand there');
    const words = lists[number];
    if (words === undefined) return unsayable('leaves room for any word');
    const name = lexicon.classNames[number] ?? '';
    const found = filled.includes(name) ? `#${name}` : words.find((word) => word.startsWith('#'));
    if (found !== undefined) return unsayable(`${found} is found out for each statement`);
    const sign = words.find((word) => !/[\p{L}\p{N}]/u.test(word));
    return sign === undefined ? { kind: 'words', words } : unsayable(`"${sign}" is no word`);
  };
  return { said, exceptions: ({ class: number }) => shields[number] ?? 0 };
}

/** "customer 's" as it is written. */
function written(words: string): string {
  return words.trim().replaceAll(/ (?='s\b)/g, '');
}

/** Each of the phrases followed by each choice, as often as the step may be repeated. */
function lengthened(phrases: readonly string[], words: readonly string[], { min, max }: Step): string[] {
  const longer: string[] = [];
  let row = phrases;
  for (let times = 0; times <= max; times++) {
    if (times >= min) longer.push(...row);
    if (times < max) row = row.flatMap((start) => words.map((word) => `${start} ${word}`));
  }
  return longer;
}

/** All phrases that an entry stands for. */
function phrasesOf({ fromStart, toEnd, steps }: Entry, reader: Reader): Said {
  if (fromStart || toEnd) return unsayable('stands only at the beginning or the end of a sentence');
  const isList = steps.length === 1 && steps[0]!.max === 1;
  let phrases = [''];
  for (const step of steps) {
    const said = reader.said(step);
    if (said.kind === 'unsayable') return said;
    const many = phrases.length * said.words.length ** step.max;
    if (!isList && many > MOST_PHRASES) return unsayable(`stands for more than ${MOST_PHRASES} phrases`);
    phrases = lengthened(phrases, said.words, step);
  }
  return { kind: 'words', words: [...new Set(phrases.map(written))].filter((phrase) => phrase !== '') };
}

/**
 * Lists the words of a lens, category by category: members of word classes, all forms of a verb or noun, phrases.
 * Entries that no list of words can say come back with the reason.
 * @throws CentricityError `unknown-lens`
 */
export function exportLens(lexicon: CompiledLexicon, lens: string): Exported {
  knownLens(lexicon, lens);
  const reader = readerOf(lexicon);
  const unsaid: Unsaid[] = [];
  const wordsOfEntry = (entry: Entry): readonly string[] => {
    const said = phrasesOf(entry, reader);
    if (said.kind === 'unsayable') {
      unsaid.push({ entry: entry.id, why: said.why });
      return [];
    }
    const exceptions = entry.steps.reduce((sum, step) => sum + reader.exceptions(step), 0);
    if (exceptions > 0)
      unsaid.push({ entry: entry.id, why: `is said, but not the ${exceptions} phrases it excepts` });
    return said.words;
  };
  const categories = lexicon.categories.flatMap(({ lens: own, name }, at) => {
    if (own !== lens) return [];
    const entries = lexicon.entries.filter(({ category }) => category === at);
    return [{ name, words: [...new Set(entries.flatMap(wordsOfEntry))].sort() }];
  });
  return { categories, unsaid };
}
