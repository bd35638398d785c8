import type { Grain } from '../model/index.js';
import type { Store } from '../store/index.js';
import { KeptPatiently } from './kept.js';
import { type Ledger, openLedger } from './ledger.js';

/** The ledger of months, where those of other grains are read from, and what makes these ready for pages. */
export interface Reading {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly ripen?: (ledger: Ledger) => Promise<void>;
}

const kept = new KeptPatiently<Ledger>();

/** The ledger of a grain for the same state of the store; those of quarters and weeks are read when they are first asked for. */
export async function ledgerIn({ store, ledger, ripen }: Reading, grain: Grain): Promise<Ledger> {
  if (grain === ledger.grain) return ledger;
  return kept.get(ledger, grain, () => openLedger(store, ledger.reckoner, grain), ripen);
}
