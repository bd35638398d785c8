import { relative, resolve } from 'node:path';
import { lintExamples } from '../../analysis/lint.js';
import { compileLexicon } from '../../lexicon/compile.js';
import { readLexiconFiles } from '../../lexicon/files.js';
import { languageFolder } from './analyzer.js';

export interface LintResult {
  /** `file:line:column: what is wrong and how to mend it`, one each. */
  readonly problems: readonly string[];
  readonly summary: string;
}

/** Reads, compiles and tries out the lexicon that ships and, after it, one of the user's own. */
export function lintLexicons(own?: string): LintResult {
  const files = readLexiconFiles(languageFolder, ...(own === undefined ? [] : [resolve(own)]));
  const { lexicon, problems: compileProblems } = compileLexicon(files);
  const found = [...compileProblems, ...(compileProblems.length === 0 ? lintExamples(files, lexicon) : [])];
  const problems = found.map(
    ({ file, line = 1, column = 1, message }) => `${relative('.', file)}:${line}:${column}: ${message}`,
  );
  const examples = files.categories
    .flatMap(({ content }) => content.entries)
    .reduce((total, { yes, no }) => total + yes.length + no.length, 0);
  const summary = `${lexicon.entries.length} entries in ${lexicon.categories.length} categories, ${examples} examples, ${files.classes.length} word classes: ${problems.length === 0 ? 'all sound' : `${problems.length} to mend`}`;
  return { problems, summary };
}
