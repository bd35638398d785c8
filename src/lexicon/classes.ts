import { type CompiledLexicon, RESOLVED_CLASSES, SHAPE_CLASSES, scopeClass } from './compiled.js';
import type { LexiconFiles, LexiconProblem, Located } from './files.js';
import { adjectiveForms, nounForms, verbForms } from './inflect.js';
import { nearest } from './nearest.js';
import type { ClassFile } from './schema.js';
import { wordsOf } from './tokens.js';

/** Classes below this number are filled in per statement, so a choice that names one must be filled with it. */
export const FILLED = RESOLVED_CLASSES.length + SHAPE_CLASSES.length;

/** Collects the members of every class, named or nameless, and gives each class its number. */
export class Classes {
  readonly names: string[] = [];
  readonly members: Set<string>[] = [];
  /** Of each class the classes whose members it took over: their `except` phrases hold for it too. */
  readonly sources: (readonly number[])[] = [];
  readonly #byName = new Map<string, number>();
  readonly #byContent = new Map<string, number>();

  named(name: string): number | undefined {
    return this.#byName.get(name);
  }

  addNamed(name: string, members: Iterable<string>): void {
    this.#byName.set(name, this.members.length);
    this.names.push(name);
    this.members.push(new Set(members));
    this.sources.push([]);
  }

  /** The number of the class with exactly these members: the same choice written twice is one class. */
  nameless(members: ReadonlySet<string>, sources: readonly number[]): number {
    const content = [...members, ...sources].sort().join('\n');
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    this.#byContent.set(content, this.members.length);
    this.sources.push(sources);
    return this.members.push(new Set(members)) - 1;
  }
}

/** Forms as the words that texts are cut into, so that both meet. */
export function spoken(forms: Iterable<string>): string[] {
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

export function unknownClass(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return `there is no class #${name}${close === undefined ? '' : `: did you mean #${close}?`}`;
}

/** The files of each class, one per folder: a folder of one's own adds to the classes that ship. */
function sourcesOf(files: LexiconFiles, problems: LexiconProblem[]): Map<string, Located<ClassFile>[]> {
  const sources = new Map<string, Located<ClassFile>[]>();
  for (const located of files.classes) {
    const name = located.content.class;
    const others = sources.get(name) ?? [];
    const twin = others.find((other) => other.folder === located.folder);
    if (twin === undefined) sources.set(name, [...others, located]);
    else
      problems.push({
        code: 'duplicate-class',
        file: located.file,
        ...located.at('class'),
        message: `#${name} is already defined in ${twin.file}: merge the two`,
      });
  }
  return sources;
}

/** Numbers every class of the files: those filled in per statement first, then word classes, then triggers of scope. */
export function compileClasses(files: LexiconFiles, problems: LexiconProblem[]): Classes {
  const classes = new Classes();
  const sources = sourcesOf(files, problems);
  const membersOf = (name: string, from: readonly string[]): string[] =>
    (sources.get(name) ?? []).flatMap((located) => {
      const excepted = new Set(spoken(located.content.except));
      const own = spoken(formsIn(located.content));
      const included = located.content.include.flatMap((other, index) => {
        if (sources.has(other) && !from.includes(other)) return membersOf(other, [...from, other]);
        const message = from.includes(other)
          ? `#${name} and #${other} include each other: remove one include`
          : unknownClass(other, [...sources.keys()]);
        const code = from.includes(other) ? 'include-cycle' : 'unknown-class';
        problems.push({ code, file: located.file, ...located.at('include', index), message });
        return [];
      });
      return [...own, ...included].filter((member) => !excepted.has(member));
    });
  for (const name of [...RESOLVED_CLASSES, ...SHAPE_CLASSES]) {
    classes.addNamed(name, name === 'QuestionMark' ? ['?'] : membersOf(name, [name]));
  }
  for (const name of sources.keys())
    if (classes.named(name) === undefined) classes.addNamed(name, membersOf(name, [name]));
  for (const [name, located] of sources) {
    const included = located.flatMap(({ content }) => content.include.map((other) => classes.named(other)));
    classes.sources[classes.named(name)!] = included.filter((number) => number !== undefined);
  }
  addScopes(classes, files, problems);
  return classes;
}

function addScopes(classes: Classes, files: LexiconFiles, problems: LexiconProblem[]): void {
  const seen = new Map<string, string>();
  for (const located of files.scopes) {
    const { scope, before, after } = located.content;
    const key = `${located.folder}\n${scope}`;
    const twin = seen.get(key);
    if (twin !== undefined) {
      const message = `scope "${scope}" is already defined in ${twin}: merge the two`;
      problems.push({ code: 'duplicate-scope', file: located.file, ...located.at('scope'), message });
      continue;
    }
    seen.set(key, located.file);
    for (const [side, triggers] of [['before', before] as const, ['after', after] as const]) {
      const name = scopeClass(scope, side);
      const known = classes.named(name);
      if (known === undefined) classes.addNamed(name, spoken(triggers));
      else for (const trigger of spoken(triggers)) classes.members[known]?.add(trigger);
    }
  }
}

/** Members of one word become `words`, members of several become `phrases`; `except` phrases shield their class. */
export function vocabularyOf(
  classes: Classes,
  files: LexiconFiles,
): Pick<CompiledLexicon, 'words' | 'phrases'> {
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
    const shielded = heirsOf(classes, classes.named(content.class));
    for (const text of spoken(content.except).filter((except) => except.includes(' '))) {
      for (const number of shielded)
        if (!classes.members[number]?.has(text)) phrase(text).shields.add(number);
    }
  }
  const list = [...phrases].map(([text, found]) => ({
    words: text.split(' '),
    classes: [...found.classes],
    shields: [...found.shields],
  }));
  return { words, phrases: list };
}

/** A class and all that took over its members, by `include` or in a choice. */
function heirsOf(classes: Classes, number: number | undefined): ReadonlySet<number> {
  const heirs = new Set(number === undefined ? [] : [number]);
  for (const heir of heirs) {
    classes.sources.forEach((sources, other) => {
      if (sources.includes(heir)) heirs.add(other);
    });
  }
  return heirs;
}

/** Words that make a phrase follow each other this many times as often as by chance. */
const DRAWN_TOGETHER = 20;
const PER = 100_000;

/** How often two words are met in a row, from how often each is met. */
function inARow(one: number, other: number): number {
  return Math.min(one, other) * Math.min(1, (Math.max(one, other) * DRAWN_TOGETHER) / PER);
}

/** A word that `common-words.yml` does not list is met about this often in 100,000 words. */
const UNLISTED = 0.5;

/**
 * How often each class is met, by `common-words.yml`: the matcher tries an entry where its rarest class stands.
 * What is filled in per statement counts as the most common of all.
 */
export function commonnessOf(classes: Classes, files: LexiconFiles): number[] {
  const counts = new Map<string, number>();
  for (const { content } of files.common) {
    for (const [count, words] of Object.entries(content.common)) {
      for (const word of words) counts.set(word, Number(count));
    }
  }
  return classes.members.map((members, number) => {
    if (number < RESOLVED_CLASSES.length + SHAPE_CLASSES.length) return Number.MAX_SAFE_INTEGER;
    let total = 0;
    for (const member of members) {
      if (member.startsWith('#')) return Number.MAX_SAFE_INTEGER;
      total += member
        .split(' ')
        .map((word) => counts.get(word) ?? UNLISTED)
        .reduce(inARow);
    }
    return Math.round(total * 10) / 10;
  });
}
