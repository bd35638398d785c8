export {
  type Analyzer,
  createAnalyzer,
  type SpokenStatement,
  type TagInput,
} from './analyzer.js';
export { NOTHING_BEFORE } from './context.js';
export { Cues } from './cues.js';
export { type Evidence, type Piece, scaleOf } from './evidence.js';
export { notAnalysed } from './language.js';
export { type Decision, type Model, type Thresholds, UNFITTED, type Weights } from './model.js';
export { createReader } from './reader.js';
