import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Model } from '../../src/analysis/index.js';
import { compileLexicon } from '../../src/lexicon/compile.js';
import { readLexiconFiles } from '../../src/lexicon/files.js';
import type { CompiledLexicon } from '../../src/lexicon/index.js';

export const english = resolve(import.meta.dirname, '../../lexicons/en');

/** The lexicon that ships, compiled as it stands. */
export function shippedLexicon(): CompiledLexicon {
  return compileLexicon(readLexiconFiles(english)).lexicon;
}

/** The weights that ship. */
export function shippedModel(): Model {
  return JSON.parse(readFileSync(join(english, 'weights.json'), 'utf8'));
}
