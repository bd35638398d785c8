import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compileLexicon } from '../../src/lexicon/compile.js';
import { readLexiconFiles } from '../../src/lexicon/files.js';

export type Texts = Readonly<Record<string, string>>;

/** A language folder that is gone after the test, or whenever `after` says. */
export function folderOf(texts: Texts, after: (clear: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export const LENS = 'lens: perspective\ntitle: Perspective\nquestion: Whose eyes?\nsource: tests\n';

/** A category file whose entries match these patterns. */
export function category(name: string, patterns: readonly string[], more = 'side: centric\n'): string {
  const head = `category: ${name}\nlens: perspective\n${more}meaning: tests\nentries:\n`;
  return (
    head +
    patterns
      .map((match) => `  - match: '${match.replaceAll("'", "''")}'\n    yes: [yes]\n    no: [no]\n`)
      .join('')
  );
}

export function compiled(texts: Texts) {
  return compileLexicon(readLexiconFiles(folderOf({ 'perspective/lens.yml': LENS, ...texts })));
}
