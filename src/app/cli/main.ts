#!/usr/bin/env node
import { Command } from 'commander';
import { addLexicon } from './commands/lexicon.js';
import { addTag } from './commands/tag.js';

const program = new Command('centricity')
  .description('Through whose eyes does your organisation talk about its customers?')
  .version('0.1.0')
  .showSuggestionAfterError();

for (const add of [addLexicon, addTag]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  const { CentricityError } = await import('../../model/problem.js');
  if (!(error instanceof CentricityError)) throw error;
  process.stderr.write(`centricity: ${error.message}\n`);
  process.exitCode = 1;
}
