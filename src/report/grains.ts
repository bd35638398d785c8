import type { Grain } from '../model/index.js';
import type { FloorSettings } from '../privacy/index.js';
import type { Store } from '../store/index.js';
import { grainBefore } from './groups.js';
import { Kept } from './kept.js';
import { type Ledger, openLedger } from './ledger.js';

/** The ledger that pages know, and where another is read from. */
export interface Reading {
  readonly store: Store;
  readonly floor: FloorSettings;
  /** Of whichever grain. */
  readonly ledger: Ledger;
}

const kept = new Kept<Ledger>();

/** The ledger of a grain for the same state of the store; those of quarters and weeks are read when they are first asked for. */
export async function ledgerIn({ store, floor, ledger }: Reading, grain: Grain): Promise<Ledger> {
  const months = ofMonths(ledger);
  const earlier = grainBefore(grain);
  if (earlier === undefined) return months;
  return kept.get(months, grain, async () => {
    const before = await ledgerIn({ store, floor, ledger: months }, earlier);
    return openLedger(store, floor, grain, before);
  });
}

function ofMonths(ledger: Ledger): Ledger {
  return ledger.before === undefined ? ledger : ofMonths(ledger.before);
}
