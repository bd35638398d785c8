import type { Category, Condition, Entry, Lens, LensPart } from './compiled.js';
import type { LexiconFiles, LexiconProblem, Located } from './files.js';
import { nearest } from './nearest.js';
import type { LensFile } from './schema.js';

/** What the files of all lenses hold, as far as it is compiled. */
interface Contents {
  readonly categories: readonly Category[];
  readonly entries: readonly Entry[];
}

/** Compiles each `lens.yml`: what it shows, and by which entries the conditions of its checklist are heard. */
export function compileLenses(files: LexiconFiles, contents: Contents, problems: LexiconProblem[]): Lens[] {
  const lenses = new Map<string, Lens>();
  for (const located of files.lenses) {
    const { file, content, at } = located;
    if (!lenses.has(content.lens)) lenses.set(content.lens, lensOf(located, contents, problems));
    else {
      const message = `lens "${content.lens}" has a lens.yml already: remove one`;
      problems.push({ code: 'duplicate-lens', file, ...at('lens'), message });
    }
  }
  for (const { file, content, at } of files.categories) {
    if (lenses.has(content.lens)) continue;
    const message = `lens "${content.lens}" has no lens.yml: add one beside this file`;
    problems.push({ code: 'unknown-lens', file, ...at('lens'), message });
  }
  return [...lenses.values()];
}

function lensOf(located: Located<LensFile>, contents: Contents, problems: LexiconProblem[]): Lens {
  const { lens, title, question, source, use, note } = located.content;
  const names = contents.categories.filter((category) => category.lens === lens).map(({ name }) => name);
  const conditions = conditionsOf(located, contents, problems);
  return {
    name: lens,
    title,
    question,
    source,
    use,
    ...(note !== undefined && { note }),
    parts: partsOf(located, names, problems),
    ...(conditions !== undefined && { checklist: conditions }),
  };
}

/** The parts that the file names, and one more for the categories that it leaves out. */
function partsOf(
  { file, content: { title, parts }, at }: Located<LensFile>,
  names: readonly string[],
  problems: LexiconProblem[],
): readonly LensPart[] {
  const shown = new Set<string>();
  for (const [index, { picture, categories, driving }] of parts.entries()) {
    const wrong = (message: string, ...path: (string | number)[]) =>
      problems.push({ code: 'bad-part', file, ...at('parts', index, ...path), message });
    for (const [place, name] of categories.entries()) {
      if (!names.includes(name)) wrong(unknown('category of this lens', name, names), 'categories', place);
      else if (shown.has(name)) wrong(`"${name}" is shown twice: keep it in one part`, 'categories', place);
      shown.add(name);
    }
    for (const [place, name] of driving.entries()) {
      if (!categories.includes(name))
        wrong(unknown('category of this part', name, categories), 'driving', place);
    }
    if (picture === 'ratio' && categories.length !== 2)
      wrong('a ratio is one category out of two: name two', 'categories');
  }
  const rest = names.filter((name) => !shown.has(name));
  if (rest.length === 0) return parts;
  return [
    ...parts,
    { title: shown.size === 0 ? title : 'Also heard', picture: 'rates', categories: rest, driving: [] },
  ];
}

function conditionsOf(
  { file, content: { lens, checklist }, at }: Located<LensFile>,
  { categories, entries }: Contents,
  problems: LexiconProblem[],
): Lens['checklist'] {
  if (checklist === undefined) return undefined;
  const ids = entries.filter(({ category }) => categories[category]?.lens === lens).map(({ id }) => id);
  const conditions = checklist.conditions.map(({ name, entries: wanted }, index): Condition => {
    const found = wanted.map((pattern, place) => {
      const named = ids.filter((id) => isNamed(id, pattern));
      if (named.length > 0) return named;
      const where = at('checklist', 'conditions', index, 'entries', place);
      const message = unknown('entry of this lens', pattern, ids);
      problems.push({ code: 'unknown-entry', file, ...where, message });
      return named;
    });
    return { name, entries: [...new Set(found.flat())] };
  });
  return { title: checklist.title, conditions };
}

function isNamed(id: string, pattern: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}

function unknown(what: string, name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return `"${name}" is no ${what}${meant === undefined ? '' : `: did you mean "${meant}"?`}`;
}
