export {
  type Analyzer,
  createAnalyzer,
  type SpokenStatement,
  type TagInput,
  type Thresholds,
} from './analyzer.js';
export type { Decision, Evidence, Model, Weight } from './evidence.js';
