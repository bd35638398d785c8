export type * from './answers.js';
export type * from './changes.js';
export type * from './heard-answers.js';
export { openStore, type StoreOptions } from './open.js';
export type { ImportState, RunState } from './schema.js';
export type { Store } from './store.js';
export { countsOf, type SpokenStatement } from './write/counts.js';
export { fingerprint } from './write/fingerprint.js';
export { type PseudonymOf, voicesOf } from './write/voices.js';
