import {
  type Category,
  type CompiledLexicon,
  type Entry,
  type Lens,
  RESOLVED_CLASSES,
  SHAPE_CLASSES,
  type Step,
  scopeClass,
} from './compiled.js';
import type { LexiconFiles, LexiconProblem, Located } from './files.js';
import { adjectiveForms, nounForms, verbForms } from './inflect.js';
import { nearest } from './nearest.js';
import { type Choice, type Element, type Pattern, PatternError, parsePattern } from './pattern.js';
import type { CategoryFile, ClassFile } from './schema.js';
import { wordsOf } from './tokens.js';

/** What compiling gives: as much of the lexicon as is sound, and what is wrong with the rest. */
export interface Compilation {
  readonly lexicon: CompiledLexicon;
  readonly problems: readonly LexiconProblem[];
}

const ANY = -1;

/** Classes below this number are filled in per statement, so a choice that names one must be filled with it. */
const FILLED = RESOLVED_CLASSES.length + SHAPE_CLASSES.length;

/** Collects the members of every class, named or nameless, and gives each class its number. */
class Classes {
  readonly names: string[] = [];
  readonly members: Set<string>[] = [];
  readonly #byName = new Map<string, number>();
  readonly #byContent = new Map<string, number>();

  named(name: string): number | undefined {
    return this.#byName.get(name);
  }

  addNamed(name: string, members: Iterable<string>): void {
    this.#byName.set(name, this.members.length);
    this.names.push(name);
    this.members.push(new Set(members));
  }

  /** The number of the class with exactly these members: the same choice written twice is one class. */
  nameless(members: ReadonlySet<string>): number {
    const content = [...members].sort().join('\n');
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    this.#byContent.set(content, this.members.length);
    return this.members.push(new Set(members)) - 1;
  }
}

function spoken(forms: Iterable<string>): string[] {
  return [...forms].map((form) => wordsOf(form).join(' ')).filter((form) => form !== '');
}

function formsIn(file: ClassFile): string[] {
  return [
    ...file.verbs.flatMap(verbForms),
    ...file.nouns.flatMap(nounForms),
    ...file.adjectives.flatMap(adjectiveForms),
    ...file.words,
  ];
}

function rootForms(choice: Extract<Choice, { kind: 'root' }>): string[] {
  if (choice.as === 'verb') return verbForms(choice.root);
  if (choice.as === 'noun') return nounForms(choice.root);
  if (choice.as === 'adjective') return adjectiveForms(choice.root);
  return [...verbForms(choice.root), ...nounForms(choice.root)];
}

function compileClasses(files: LexiconFiles, problems: LexiconProblem[]): Classes {
  const classes = new Classes();
  const sources = new Map<string, Located<ClassFile>>();
  for (const located of files.classes) {
    const name = located.content.class;
    const first = sources.get(name);
    if (first !== undefined) {
      problems.push({
        code: 'duplicate-class',
        file: located.file,
        ...located.at('class'),
        message: `#${name} is already defined in ${first.file}: merge the two`,
      });
    } else sources.set(name, located);
  }
  const membersOf = (name: string, from: readonly string[]): string[] => {
    const located = sources.get(name);
    if (located === undefined) return [];
    const included = located.content.include.flatMap((other, index) => {
      if (sources.has(other) && !from.includes(other)) return membersOf(other, [...from, other]);
      const message = from.includes(other)
        ? `#${other} includes itself`
        : unknownClass(other, [...sources.keys()]);
      problems.push({ code: 'unknown-class', file: located.file, ...located.at('include', index), message });
      return [];
    });
    return [...spoken(formsIn(located.content)), ...included];
  };
  for (const name of [...RESOLVED_CLASSES, ...SHAPE_CLASSES]) {
    classes.addNamed(name, name === 'QuestionMark' ? ['?'] : membersOf(name, [name]));
  }
  for (const name of sources.keys())
    if (classes.named(name) === undefined) classes.addNamed(name, membersOf(name, [name]));
  for (const { content } of files.scopes) {
    classes.addNamed(scopeClass(content.scope, 'before'), spoken(content.before));
    classes.addNamed(scopeClass(content.scope, 'after'), spoken(content.after));
  }
  return classes;
}

function unknownClass(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return `there is no class #${name}${close === undefined ? '' : `: did you mean #${close}?`}`;
}

function compileElement(element: Element, classes: Classes): Step {
  const { not, min, max } = element;
  if (element.choices.length === 0) return { class: ANY, not, min, max };
  const [only] = element.choices;
  if (element.choices.length === 1 && only?.kind === 'class')
    return { class: classNumber(only.name, classes), not, min, max };
  const members = new Set<string>();
  const unions: number[] = [];
  for (const choice of element.choices) {
    if (choice.kind === 'words') members.add(choice.words.join(' '));
    else if (choice.kind === 'root') for (const form of spoken(rootForms(choice))) members.add(form);
    else {
      const number = classNumber(choice.name, classes);
      if (number < FILLED) unions.push(number);
      for (const member of classes.members[number] ?? []) members.add(member);
    }
  }
  for (const union of unions) members.add(`#${classes.names[union]}`);
  return { class: classes.nameless(members), not, min, max };
}

function classNumber(name: string, classes: Classes): number {
  const number = classes.named(name);
  if (number === undefined) throw new PatternError(unknownClass(name, classes.names), 0);
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

function compileEntries(
  files: LexiconFiles,
  classes: Classes,
  categories: Category[],
  problems: LexiconProblem[],
): Entry[] {
  const entries: Entry[] = [];
  const seen = new Map<string, string>();
  for (const located of files.categories) {
    const category = categories.push(categoryOf(located.content)) - 1;
    located.content.entries.forEach((source, index) => {
      const place = { file: located.file, ...located.at('entries', index, 'match') };
      const id = `${located.content.category}/${source.id ?? slugOf(source.match)}`;
      const key = `${located.content.lens}\n${source.match.replace(/\s+/g, ' ')}`;
      const twin = seen.get(key) ?? seen.get(`${located.content.lens}\n${id}`);
      if (twin !== undefined) {
        problems.push({
          ...place,
          code: 'duplicate-entry',
          message: `"${source.match}" is already at ${twin}: remove one, or give this one an id of its own`,
        });
        return;
      }
      const compiled = compilePattern(source.match, classes, place, problems);
      if (compiled === undefined) return;
      for (const name of [key, `${located.content.lens}\n${id}`])
        seen.set(name, `${place.file}:${place.line}`);
      entries.push({ id, category, match: source.match, ...compiled });
    });
  }
  return entries;
}

function compilePattern(
  match: string,
  classes: Classes,
  place: { file: string; line: number; column: number },
  problems: LexiconProblem[],
) {
  try {
    const { fromStart, toEnd, elements }: Pattern = parsePattern(match);
    return { fromStart, toEnd, steps: elements.map((element) => compileElement(element, classes)) };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    problems.push({
      ...place,
      column: place.column + error.offset,
      code: error.code,
      message: `"${match}": ${error.message}`,
    });
    return undefined;
  }
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

/** Members of one word become `words`, members of several become `phrases`; `except` phrases shield their class. */
function vocabulary(classes: Classes, files: LexiconFiles): Pick<CompiledLexicon, 'words' | 'phrases'> {
  const words: Record<string, number[]> = Object.create(null);
  const phrases = new Map<string, { classes: Set<number>; shields: Set<number> }>();
  const phrase = (text: string) => {
    const known = phrases.get(text) ?? { classes: new Set<number>(), shields: new Set<number>() };
    phrases.set(text, known);
    return known;
  };
  classes.members.forEach((members, number) => {
    for (const member of members) {
      if (member.includes(' ')) phrase(member).classes.add(number);
      else {
        words[member] ??= [];
        words[member].push(number);
      }
    }
  });
  for (const { content } of files.classes) {
    const number = classes.named(content.class);
    if (number !== undefined) for (const text of spoken(content.except)) phrase(text).shields.add(number);
  }
  const list = [...phrases].map(([text, found]) => ({
    words: text.split(' '),
    classes: [...found.classes],
    shields: [...found.shields],
  }));
  return { words, phrases: list };
}

/**
 * How often each class is met, by the words of all examples: the matcher tries an entry where its rarest class stands.
 * A phrase is about as rare as its rarest word; what is filled in per statement counts as the most common of all.
 */
function commonnessOf(classes: Classes, files: LexiconFiles): number[] {
  const counts = new Map<string, number>();
  for (const { content } of files.categories) {
    for (const { yes, no } of content.entries) {
      for (const { text } of [...yes, ...no]) {
        for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return classes.members.map((members, number) => {
    if (number < RESOLVED_CLASSES.length + SHAPE_CLASSES.length) return Number.MAX_SAFE_INTEGER;
    let total = 0;
    for (const member of members) {
      if (member.startsWith('#')) return Number.MAX_SAFE_INTEGER;
      total += 0.1 + Math.min(...member.split(' ').map((word) => counts.get(word) ?? 0));
    }
    return Math.round(total * 10) / 10;
  });
}

/** Turns the files of a language into one matcher's data: inflections expanded, classes and choices numbered. */
export function compileLexicon(files: LexiconFiles): Compilation {
  const problems: LexiconProblem[] = [...files.problems];
  const classes = compileClasses(files, problems);
  const categories: Category[] = [];
  const entries = compileEntries(files, classes, categories, problems);
  const lenses: Lens[] = files.lenses.map(({ content: { lens, title, question, source, use } }) => ({
    name: lens,
    title,
    question,
    source,
    use,
  }));
  for (const located of files.categories) {
    if (lenses.some((lens) => lens.name === located.content.lens)) continue;
    problems.push({
      code: 'unknown-lens',
      file: located.file,
      ...located.at('lens'),
      message: `lens "${located.content.lens}" has no lens.yml: add one beside this file`,
    });
  }
  const lexicon: CompiledLexicon = {
    hash: files.hash,
    lenses,
    categories,
    entries,
    scopes: files.scopes.map(({ content }) => content.scope),
    classNames: classes.names,
    classCount: classes.members.length,
    commonness: commonnessOf(classes, files),
    ...vocabulary(classes, files),
  };
  return { lexicon, problems };
}
