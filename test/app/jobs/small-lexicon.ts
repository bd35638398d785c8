import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Analyzer, createAnalyzer, type Model, UNFITTED } from '../../../src/analysis/index.js';
import { compileLexicon } from '../../../src/lexicon/compile.js';
import { readLexiconFiles } from '../../../src/lexicon/files.js';

const files = {
  'customers.yml': 'class: CustomerNoun\nmeaning: those served\nnouns: [customer, guest]\nwords: [they]\n',
  'perspective/lens.yml': 'lens: perspective\ntitle: Perspective\nquestion: Whose eyes?\nsource: tests\n',
  'perspective/wants.yml': `category: wants
lens: perspective
side: centric
source: tests
meaning: what they want
ask: What did they want?
entries:
  - match: '#CustomerNoun {want}'
    yes: [Guests want it quiet.]
    no: [We want guests.]
`,
  'perspective/statistics.yml': `category: statistics
lens: perspective
side: focused
source: tests
meaning: how many
ask: What is it like for one of them?
entries:
  - match: '#Number percent'
    yes: [40 percent left.]
    no: [Some left.]
`,
};

const cues: Model['cues'] = {
  'category:perspective.wants': [4, 0, 4, 4, 0, 4],
  'category:perspective.statistics': [0, 4, 4, 0, 4, 4],
};

/** Weights by which an entry decides alone. */
export const model: Model = {
  ...UNFITTED,
  provenance: { id: 'tests' },
  intercept: [-1, -1, -1, -1, -1, -1],
  cues,
};

/** Writes a lexicon of two entries, and more if given, into a folder. */
export function writeLexicon(folder: string, more: Readonly<Record<string, string>> = {}): void {
  for (const [name, content] of Object.entries({ ...files, ...more })) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A real analyzer over that folder, and more read after it: "guests want…" is centric, "40 percent" is focused. */
export function analyzerOf(...folders: readonly string[]): Analyzer {
  const { lexicon, problems } = compileLexicon(readLexiconFiles(...folders));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return createAnalyzer(lexicon, model);
}
