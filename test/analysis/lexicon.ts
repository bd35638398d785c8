import { resolve } from 'node:path';
import { afterAll } from 'vitest';
import { compileLexicon } from '../../src/lexicon/compile.js';
import { readLexiconFiles } from '../../src/lexicon/files.js';
import type { CompiledLexicon } from '../../src/lexicon/index.js';
import { category, folderOf, LENS } from '../lexicon/folder.js';

export const english = resolve(import.meta.dirname, '../../lexicons/en');

/** The lexicon that ships and, in a lens called "testing", entries of one's own. */
export function lexiconWith(...patterns: readonly string[]): CompiledLexicon {
  const own = folderOf(
    {
      'testing/lens.yml': LENS.replace('perspective', 'testing'),
      'testing/tests.yml': category('tests', patterns).replace('lens: perspective', 'lens: testing'),
    },
    afterAll,
  );
  return compileLexicon(readLexiconFiles(english, own)).lexicon;
}

/** The lexicon that ships, compiled as it stands. */
export function shippedLexicon(): CompiledLexicon {
  return compileLexicon(readLexiconFiles(english)).lexicon;
}
