import type { FloorSettings } from '../privacy/index.js';
import type { Store } from '../store/index.js';
import { laterThan } from './kept.js';
import { type Ledger, openLedger } from './ledger.js';
import { type Reckoner, reckonerOf } from './reckoner.js';

export interface Keeping {
  /** Works out what depends on single people; on this thread where it is absent. */
  readonly reckoner?: Reckoner | undefined;
  /** Works out what pages will ask of the ledger of a large store, before it takes the place of the one before. Never fails. */
  readonly ripen?: (ledger: Ledger) => Promise<void>;
  /** From so many statements on a store is large. */
  readonly large?: number;
}

/** Smaller ones are read in less time than a page may take. */
const LARGE = 100_000;
/** The page of a large store that was just written to waits at most this long for the new numbers. */
const PATIENCE_MS = 80;
/** A large store is let alone for so many times as long as reading it took. */
const REST = 3;

/**
 * Keeps the ledger of a store, and reads it again when the store has changed. In a large store the ledger of a moment ago is given
 * meanwhile, so that an import does not stop the pages; but never one from before something was deleted or erased.
 */
export function keepLedger(store: Store, floor: FloorSettings, keeping: Keeping = {}): () => Promise<Ledger> {
  const { reckoner = reckonerOf(store, floor), ripen, large = LARGE } = keeping;
  const isLarge = (ledger: Ledger) => ledger.totals.statements >= large;
  let kept: { readonly version: number; readonly ledger: Ledger } | undefined;
  let awaited:
    | { readonly version: number; readonly removals: number; readonly ledger: Promise<Ledger> }
    | undefined;
  let calm: { readonly began: number; readonly ledger: Promise<Ledger> } | undefined;
  let restUntil = 0;
  const keep = (version: number, ledger: Ledger) => {
    if (kept === undefined || kept.ledger.removals <= ledger.removals) kept = { version, ledger };
    return ledger;
  };
  const readAtOnce = async (version: number) => {
    const ledger = keep(version, await openLedger(store, reckoner));
    if (isLarge(ledger)) void ripen?.(ledger);
    return ledger;
  };
  const readCalmly = async (version: number, began: number) => {
    try {
      const ledger = await openLedger(store, reckoner);
      await ripen?.(ledger);
      return keep(version, ledger);
    } finally {
      restUntil = performance.now() + REST * (performance.now() - began);
      calm = undefined;
    }
  };
  return async () => {
    const version = await store.version();
    if (kept?.version === version) return kept.ledger;
    const removals = await store.removals();
    if (kept !== undefined && kept.ledger.removals === removals && isLarge(kept.ledger)) {
      if (calm === undefined && performance.now() < restUntil) return kept.ledger;
      const now = performance.now();
      calm ??= { began: now, ledger: readCalmly(version, now) };
      const patience = calm.began + PATIENCE_MS - now;
      return patience > 0 ? Promise.race([calm.ledger, laterThan(patience, kept.ledger)]) : kept.ledger;
    }
    const isUnderWay = awaited?.removals === removals && (awaited.version === version || kept === undefined);
    if (awaited === undefined || !isUnderWay) {
      awaited = { version, removals, ledger: readAtOnce(version) };
      awaited.ledger.catch(() => {
        awaited = undefined;
      });
    }
    return awaited.ledger;
  };
}
