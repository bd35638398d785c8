export {
  applyFloor,
  DEFAULT_FLOOR,
  type FloorSettings,
  floorSettings,
  hiddenBecause,
  mayQuote,
} from './floor.js';
export {
  type Decisions,
  decide,
  type GroupName,
  type Structure,
  type Veil,
  type Voice,
  veil,
  veilOf,
} from './lattice.js';
export { type Masked, maskNames } from './mask.js';
export { pseudonymiser } from './pseudonym.js';
export { type PersonalKind, type PersonalSpan, personalSpans, redact } from './redaction.js';
export { DEFAULT_RETENTION, due, type RetentionSettings, retentionLimits } from './retention.js';
export { type Cell, type PeopleGroup, suppress } from './suppression.js';
