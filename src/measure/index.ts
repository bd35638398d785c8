export { type Change, compare, type Masked } from './change.js';
export {
  correctedRatio,
  LEAST_CONVERSATIONS,
  LEAST_COUNTED,
  type PlacedTalk,
  type PlacedTally,
  placed,
} from './correction.js';
export { type Engagement, engagement, type ThemeTalk } from './engagement.js';
export { type Funnel, type FunnelLimits, funnel, type Group } from './funnel.js';
export {
  type EdgePeople,
  type Network,
  type NetworkEdge,
  type NetworkNode,
  type NetworkTeam,
  network,
  type PairTalk,
} from './network.js';
export { LEAST_OWN_LABELS, type OwnLabel, sampledRatio } from './own-sample.js';
export { type Pooled, pool } from './pooling.js';
export { type Random, seeded } from './random.js';
export {
  borrowed,
  centricityRatio,
  customerShare,
  customersPart,
  LEAST_STATEMENTS,
  ratePer100,
  ratioPart,
  shareOf,
} from './share.js';
export { Adding, FEW_PARTS, type Part, type Sums, sumsOf, without } from './sums.js';
export { type Gap, type TrendPoint, trend } from './trend.js';
export { wilson } from './wilson.js';
