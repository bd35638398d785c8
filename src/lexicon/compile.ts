import {
  type Classes,
  commonnessOf,
  compileClasses,
  FILLED,
  spoken,
  unknownClass,
  vocabularyOf,
} from './classes.js';
import type { Category, CompiledLexicon, Entry, Step } from './compiled.js';
import type { LexiconFiles, LexiconProblem, Located } from './files.js';
import { adjectiveForms, nounForms, verbForms } from './inflect.js';
import { compileLenses } from './lenses.js';
import { type Choice, type Element, PatternError, parsePattern } from './pattern.js';
import type { CategoryFile } from './schema.js';

/** What compiling gives: as much of the lexicon as is sound, and what is wrong with the rest. */
export interface Compilation {
  readonly lexicon: CompiledLexicon;
  readonly problems: readonly LexiconProblem[];
}

const ANY = -1;

function rootForms(choice: Extract<Choice, { kind: 'root' }>): string[] {
  if (choice.as === 'verb') return verbForms(choice.root);
  if (choice.as === 'noun') return nounForms(choice.root);
  if (choice.as === 'adjective') return adjectiveForms(choice.root);
  return [...verbForms(choice.root), ...nounForms(choice.root)];
}

function compileElement(element: Element, classes: Classes): Step {
  const { not, min, max } = element;
  if (element.choices.length === 0) return { class: ANY, not, min, max };
  const [only] = element.choices;
  if (element.choices.length === 1 && only?.kind === 'class')
    return { class: classNumber(only, classes), not, min, max };
  const members = new Set<string>();
  const sources: number[] = [];
  for (const choice of element.choices) {
    if (choice.kind === 'words') members.add(choice.words.join(' '));
    else if (choice.kind === 'root') for (const form of spoken(rootForms(choice))) members.add(form);
    else {
      const number = classNumber(choice, classes);
      sources.push(number);
      for (const member of classes.members[number] ?? []) members.add(member);
    }
  }
  for (const source of sources) if (source < FILLED) members.add(`#${classes.names[source]}`);
  return { class: classes.nameless(members, sources), not, min, max };
}

function classNumber({ name, offset }: Extract<Choice, { kind: 'class' }>, classes: Classes): number {
  const number = classes.named(name);
  if (number === undefined) throw new PatternError(unknownClass(name, classes.names), offset);
  return number;
}

/** `#Customer .? to` → `customer-to`: readable and stable as long as the pattern is. */
export function slugOf(match: string): string {
  return match
    .toLowerCase()
    .replace(/\.\{[^}]*\}|\.[?*+]?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

function compileEntries(files: LexiconFiles, classes: Classes, problems: LexiconProblem[]) {
  const entries: Entry[] = [];
  const categories: Category[] = [];
  const seen = new Map<string, Twin>();
  for (const located of files.categories) {
    const category = categoryNumber(located, categories, problems);
    if (category === undefined) continue;
    located.content.entries.forEach((source, index) => {
      const place = { file: located.file, ...located.at('entries', index, 'match') };
      const id = `${located.content.category}/${source.id ?? slugOf(source.match)}`;
      const key = `${located.content.lens}\n${source.match.replace(/\s+/g, ' ')}`;
      const twin = seen.get(key) ?? seen.get(`${located.content.lens}\n${id}`);
      const { side } = located.content;
      if (twin !== undefined) {
        problems.push({ ...place, ...twinProblem(source.match, id, seen.has(key), side, twin) });
        return;
      }
      const compiled = compilePattern(source.match, classes, located, index, problems);
      if (compiled === undefined) return;
      for (const name of [key, `${located.content.lens}\n${id}`])
        seen.set(name, { place: `${place.file}:${place.line}`, side });
      entries.push({ id, category, match: source.match, ...compiled });
    });
  }
  return { categories, entries };
}

interface Twin {
  readonly place: string;
  readonly side: string | undefined;
}

/** Two entries with one pattern, or one name: on opposite sides they would cancel each other. */
function twinProblem(match: string, id: string, samePattern: boolean, side: string | undefined, twin: Twin) {
  if (!samePattern) {
    const message = `"${match}" would be called "${id}", as the entry at ${twin.place} is: give it an id of its own`;
    return { code: 'duplicate-entry', message };
  }
  if (twin.side !== side) {
    const message = `"${match}" also stands for the ${twin.side ?? 'other'} side at ${twin.place}: keep it on one`;
    return { code: 'both-sides', message };
  }
  return {
    code: 'duplicate-entry',
    message: `"${match}" is already at ${twin.place}: remove one of the two`,
  };
}

function compilePattern(
  match: string,
  classes: Classes,
  located: Located<CategoryFile>,
  index: number,
  problems: LexiconProblem[],
): Pick<Entry, 'fromStart' | 'toEnd' | 'steps'> | undefined {
  try {
    const { fromStart, toEnd, elements } = parsePattern(match);
    return { fromStart, toEnd, steps: elements.map((element) => compileElement(element, classes)) };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    problems.push({
      file: located.file,
      ...located.within(error.offset, 'entries', index, 'match'),
      code: error.code,
      message: `"${match}": ${error.message}`,
    });
    return undefined;
  }
}

/** The number of a file's category; a folder of one's own adds its entries to a category that ships. */
function categoryNumber(
  { file, content, at }: Located<CategoryFile>,
  categories: Category[],
  problems: LexiconProblem[],
): number | undefined {
  const known = categories.findIndex(({ lens, name }) => lens === content.lens && name === content.category);
  if (known < 0) return categories.push(categoryOf(content)) - 1;
  if (categories[known]?.side === content.side) return known;
  const side = categories[known]?.side;
  problems.push({
    code: 'both-sides',
    file,
    ...at('side'),
    message: `"${content.category}" ${side === undefined ? 'takes no side' : `is ${side}`} in another file: say the same here`,
  });
  return undefined;
}

function categoryOf({ category, lens, side, meaning, source, ask }: CategoryFile): Category {
  return {
    lens,
    name: category,
    meaning,
    ...(side && { side }),
    ...(source && { source }),
    ...(ask && { ask }),
  };
}

/** Turns the files of a language into one matcher's data: inflections expanded, classes and choices numbered. */
export function compileLexicon(files: LexiconFiles): Compilation {
  const problems: LexiconProblem[] = [...files.problems];
  const classes = compileClasses(files, problems);
  const { categories, entries } = compileEntries(files, classes, problems);
  const lexicon: CompiledLexicon = {
    hash: files.hash,
    lenses: compileLenses(files, { categories, entries }, problems),
    categories,
    entries,
    scopes: [...new Set(files.scopes.map(({ content }) => content.scope))],
    classNames: classes.names,
    classCount: classes.members.length,
    commonness: commonnessOf(classes, files),
    ...vocabularyOf(classes, files),
  };
  return { lexicon, problems };
}
