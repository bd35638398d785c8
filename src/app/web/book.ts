import { readLexiconFiles } from '../../lexicon/files.js';
import { CentricityError, type PerspectiveSide } from '../../model/index.js';
import type { Row } from '../../report/index.js';

/** A sentence that shows what an entry matches, or what it must not. */
export interface Example {
  readonly text: string;
  readonly audience?: string | undefined;
  readonly context?: string | undefined;
}

export interface BookEntry {
  readonly match: string;
  readonly yes: readonly Example[];
  readonly no: readonly Example[];
}

export interface Chapter {
  readonly lens: string;
  readonly category: string;
  readonly side?: PerspectiveSide | undefined;
  readonly meaning: string;
  readonly source?: string | undefined;
  readonly ask?: string | undefined;
  readonly entries: readonly BookEntry[];
}

export interface LensPart {
  readonly lens: string;
  readonly title: string;
  readonly question: string;
  readonly source: string;
  readonly chapters: readonly Chapter[];
}

/** A word class: the words behind a `#Name` in a pattern. */
export interface WordList {
  readonly name: string;
  readonly meaning: string;
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
  readonly words: readonly string[];
  readonly include: readonly string[];
  readonly except: readonly string[];
}

/** The lexicons as people read them, entry by entry. */
export interface Book {
  readonly lenses: readonly LensPart[];
  readonly classes: readonly WordList[];
}

/** Opens the lexicons of some folders at the first question and keeps them. */
export function openBook(folders: readonly string[]): () => Book {
  let book: Book | undefined;
  return () => {
    book ??= readBook(folders);
    return book;
  };
}

const NO_WORDS = { verbs: [], nouns: [], adjectives: [], words: [], include: [], except: [] };

/** Classes that are filled in for each statement and have no list of their own. */
const FILLED_IN: readonly WordList[] = [
  {
    ...NO_WORDS,
    name: 'Customer',
    meaning:
      'whoever the organisation serves: a noun, a pronoun that stands for one, or “you” where it is written to one',
    include: ['CustomerNoun', 'PeopleNoun'],
  },
  {
    ...NO_WORDS,
    name: 'CustomerPronoun',
    meaning: 'a pronoun that stands for a customer named before',
    include: ['Third', 'Second'],
  },
  { ...NO_WORDS, name: 'Number', meaning: 'a number in digits or in words' },
  { ...NO_WORDS, name: 'QuestionMark', meaning: 'the question mark at the end of a sentence' },
];

function readBook(folders: readonly string[]): Book {
  const { lenses, categories, classes } = readLexiconFiles(...folders);
  const lists = together(classes.map(({ content: { class: name, ...list } }) => ({ name, ...list })));
  const chapters: readonly Chapter[] = categories.map(({ content }) => content);
  return {
    lenses: lenses.map(({ content }) => ({
      ...content,
      chapters: chapters.filter(({ lens }) => lens === content.lens),
    })),
    classes: [...lists, ...FILLED_IN.filter(({ name }) => !lists.some((list) => list.name === name))].sort(
      (one, other) => one.name.localeCompare(other.name),
    ),
  };
}

const KINDS = ['verbs', 'nouns', 'adjectives', 'words', 'include', 'except'] as const;

/** A folder of one's own adds to a class that ships: people read them as one. */
function together(lists: readonly WordList[]): readonly WordList[] {
  const byName = new Map<string, WordList>();
  for (const list of lists) {
    const known = byName.get(list.name) ?? { ...list, ...NO_WORDS };
    const words = KINDS.map((kind) => [kind, [...known[kind], ...list[kind]]] as const);
    byName.set(list.name, { ...known, ...Object.fromEntries(words) });
  }
  return [...byName.values()];
}

/**
 * A category of a lens. An entry's name says its category alone: where the lens has none of that name, the first that has one is meant.
 * @throws CentricityError `not-found`
 */
export function chapterIn({ lenses }: Book, lens: string, category: string): Chapter {
  const named = lenses.flatMap(({ chapters }) => chapters).filter((chapter) => chapter.category === category);
  const found = named.find((chapter) => chapter.lens === lens) ?? named[0];
  if (found !== undefined) return found;
  throw new CentricityError(
    'not-found',
    'There is no such category in the lexicons. It may have been renamed.',
  );
}

/** @throws CentricityError `not-found` */
export function classIn({ classes }: Book, name: string): WordList {
  const found = classes.find((list) => list.name === name);
  if (found !== undefined) return found;
  throw new CentricityError(
    'not-found',
    'There is no such word class in the lexicons. It may have been renamed.',
  );
}

/** Each category on a line. */
export function bookRows({ lenses }: Book): readonly Row[] {
  return lenses.flatMap(({ chapters }) =>
    chapters.map(({ lens, category, side, meaning, entries }) => ({
      lens,
      category,
      side: side ?? '',
      meaning,
      entries: entries.length,
    })),
  );
}

/** Each entry of a category on a line. */
export function chapterRows({ lens, category, entries }: Chapter): readonly Row[] {
  const texts = (examples: readonly Example[]) => examples.map(({ text }) => text).join(' | ');
  return entries.map(({ match, yes, no }) => ({ lens, category, match, yes: texts(yes), no: texts(no) }));
}

/** Each word of a class on a line, with the kind of word it is. */
export function wordRows(list: WordList): readonly Row[] {
  return KINDS.flatMap((kind) => list[kind].map((word) => ({ class: list.name, kind, word })));
}
