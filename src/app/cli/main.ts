#!/usr/bin/env node
import { Command } from 'commander';
import { addAnalyze } from './commands/analyze.js';
import { addEvaluate } from './commands/evaluate.js';
import { addFit } from './commands/fit.js';
import { addImport } from './commands/import.js';
import { addInspect } from './commands/inspect.js';
import { addLabel } from './commands/label.js';
import { addLens } from './commands/lens.js';
import { addLexicon } from './commands/lexicon.js';
import { addNightly } from './commands/nightly.js';
import { addReanalyze } from './commands/reanalyze.js';
import { addRuns } from './commands/runs.js';
import { addServe } from './commands/serve.js';
import { addSubject } from './commands/subject.js';
import { addTag } from './commands/tag.js';
import { exitCodeOf, USAGE } from './exit-codes.js';

const program = new Command('centricity')
  .description('Through whose eyes does your organisation talk about its customers?')
  .version('0.1.0')
  .showSuggestionAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE));

for (const add of [
  addAnalyze,
  addEvaluate,
  addFit,
  addImport,
  addInspect,
  addLabel,
  addLens,
  addLexicon,
  addNightly,
  addReanalyze,
  addRuns,
  addServe,
  addSubject,
  addTag,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  const { CentricityError } = await import('../../model/problem.js');
  if (!(error instanceof CentricityError)) throw error;
  process.stderr.write(`centricity: ${error.message}\n`);
  process.exitCode = exitCodeOf(error);
}
