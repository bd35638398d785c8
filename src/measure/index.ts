export { type Change, compare } from './change.js';
export {
  type Counted,
  centricityRatio,
  customerShare,
  LEAST_STATEMENTS,
  ratePer100,
  shareOf,
} from './share.js';
export { type Gap, type TrendPoint, trend } from './trend.js';
export { wilson } from './wilson.js';
