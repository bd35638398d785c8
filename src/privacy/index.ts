export {
  applyFloor,
  DEFAULT_FLOOR,
  type FloorSettings,
  floorSettings,
  hiddenBecause,
  mayQuote,
} from './floor.js';
