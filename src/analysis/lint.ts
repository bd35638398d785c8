import { slugOf } from '../lexicon/compile.js';
import type { LexiconFiles, LexiconProblem } from '../lexicon/files.js';
import type { CompiledLexicon } from '../lexicon/index.js';
import type { Example } from '../lexicon/schema.js';
import { createAnalyzer } from './analyzer.js';
import { UNFITTED } from './model.js';

interface Twin {
  readonly side: string | undefined;
  readonly place: string;
}

/** Entries of opposite sides with the same pattern would cancel each other: one of them must be wrong. */
function findContradictions(files: LexiconFiles): LexiconProblem[] {
  const problems: LexiconProblem[] = [];
  const seen = new Map<string, Twin>();
  for (const { file, content, at } of files.categories) {
    if (content.side === undefined) continue;
    for (const [index, { match }] of content.entries.entries()) {
      const place = at('entries', index, 'match');
      const twin = seen.get(match);
      if (twin !== undefined && twin.side !== content.side) {
        const message = `"${match}" also stands for the ${twin.side} side at ${twin.place}: keep it on one`;
        problems.push({ code: 'both-sides', file, ...place, message });
      }
      seen.set(match, { side: content.side, place: `${file}:${place.line}` });
    }
  }
  return problems;
}

/**
 * Runs every example in the files: each `yes` sentence must be matched by its entry and no `no` sentence may be.
 * @param lexicon compiled from these files
 */
export function lintExamples(files: LexiconFiles, lexicon: CompiledLexicon): LexiconProblem[] {
  const analyzer = createAnalyzer(lexicon, UNFITTED);
  const problems = findContradictions(files);
  const fires = (
    id: string,
    lens: string,
    {
      text,
      context,
      audience,
    }: Example & { context?: string | undefined; audience?: 'internal' | 'customer' | undefined },
  ) =>
    analyzer
      .tag({ text, ...(context !== undefined && { context }), ...(audience !== undefined && { audience }) })
      .matches.some((match) => match.entry === id && match.lens === lens);
  for (const { file, content, at } of files.categories) {
    for (const [index, entry] of content.entries.entries()) {
      const id = `${content.category}/${entry.id ?? slugOf(entry.match)}`;
      const check = (kind: 'yes' | 'no', wanted: boolean, mend: string) => {
        for (const [number, example] of entry[kind].entries()) {
          if (fires(id, content.lens, example) === wanted) continue;
          const place = at('entries', index, kind, number);
          const message = `"${entry.match}" ${wanted ? 'does not match' : 'matches'} "${example.text}": ${mend}`;
          problems.push({ code: `example-${kind}`, file, ...place, message });
        }
      };
      check('yes', true, 'widen the pattern or change the sentence');
      check('no', false, 'narrow the pattern or move the sentence');
    }
  }
  return problems;
}
