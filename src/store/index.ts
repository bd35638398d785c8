export { openStore, type StoreOptions } from './open.js';
export type { ImportState } from './schema.js';
export type * from './store.js';
export type { SpokenStatement } from './write/counts.js';
export { fingerprint } from './write/fingerprint.js';
export type { PseudonymOf } from './write/voices.js';
