import type { Analyzer } from '../../src/analysis/index.js';
import { DEFAULT_FLOOR } from '../../src/privacy/index.js';
import { type Inquiry, keepLedger } from '../../src/report/index.js';
import type { Store } from '../../src/store/index.js';
import { smallAnalyzer } from '../app/jobs/lexicon.js';

/** A question by somebody who brought none of the files, over a real store. */
export async function asking(
  store: Store,
  { analyzer = smallAnalyzer(), ...more }: Partial<Inquiry> & { readonly analyzer?: Analyzer } = {},
): Promise<Inquiry> {
  return {
    store,
    themes: analyzer.lexicon.categories,
    lenses: analyzer.lexicon.lenses,
    floor: DEFAULT_FLOOR,
    ledger: await keepLedger(store, DEFAULT_FLOOR)(),
    explain: (conversation) => analyzer.analyze(conversation, { explained: true }),
    beyondDoubt: analyzer.thresholds.quote,
    own: new Set(),
    ...more,
  };
}
