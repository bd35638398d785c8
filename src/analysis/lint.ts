import { slugOf } from '../lexicon/compile.js';
import type { LexiconFiles, LexiconProblem } from '../lexicon/files.js';
import type { CompiledLexicon } from '../lexicon/index.js';
import { nearest } from '../lexicon/nearest.js';
import type { Example } from '../lexicon/schema.js';
import { createAnalyzer } from './analyzer.js';
import { UNFITTED } from './model.js';
import { SCOPES } from './scope.js';

/** A scope of a name that nobody asks for changes nothing: most likely a typo. */
function findUnknownScopes(files: LexiconFiles): LexiconProblem[] {
  return files.scopes.flatMap(({ file, content, at }) => {
    if (SCOPES.includes(content.scope)) return [];
    const close = nearest(content.scope, SCOPES);
    const mend = close === undefined ? `known are ${SCOPES.join(', ')}` : `did you mean "${close}"?`;
    return [
      {
        code: 'unknown-scope',
        file,
        ...at('scope'),
        message: `there is no scope "${content.scope}": ${mend}`,
      },
    ];
  });
}

/**
 * Runs every example in the files: each `yes` sentence must be matched by its entry and no `no` sentence may be.
 * @param lexicon compiled from these files
 */
export function lintExamples(files: LexiconFiles, lexicon: CompiledLexicon): LexiconProblem[] {
  // Those that only help to decide have examples, too.
  const lenses = lexicon.lenses.map((lens) => ({ ...lens, use: 'shown' as const }));
  const analyzer = createAnalyzer({ ...lexicon, lenses }, UNFITTED);
  const problems = findUnknownScopes(files);
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
