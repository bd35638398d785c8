import type { Analyzer } from '../../../src/analysis/index.js';
import { temporaryDirectory } from '../../store/talk.js';
import { analyzerOf, writeLexicon } from './small-lexicon.js';

/**
 * A real analyzer with a lexicon of two entries: "guests want…" is centric, "40 percent" is focused.
 * @param more another category, which makes another version
 */
export function smallAnalyzer(more: Readonly<Record<string, string>> = {}): Analyzer {
  const folder = temporaryDirectory();
  writeLexicon(folder, more);
  return analyzerOf(folder);
}
