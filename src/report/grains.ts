import type { Grain } from '../model/index.js';
import type { Store } from '../store/index.js';
import { KeptPatiently } from './kept.js';
import { type Ledger, openLedger } from './ledger.js';

/** The ledger of months, and where those of other grains are read from. */
export interface Reading {
  readonly store: Store;
  readonly ledger: Ledger;
}

const kept = new KeptPatiently<Ledger>();

/** The ledger of a grain for the same state of the store; those of quarters and weeks are read when they are first asked for. */
export async function ledgerIn({ store, ledger }: Reading, grain: Grain): Promise<Ledger> {
  if (grain === ledger.grain) return ledger;
  return kept.get(ledger, grain, () => openLedger(store, ledger.reckoner, grain));
}
