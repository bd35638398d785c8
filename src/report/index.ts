export type { Change, Gap } from '../measure/index.js';
export { conversationView, type Part } from './conversation.js';
export { csv } from './csv.js';
export { newsOf, type TeamChange, type TeamNews, type ToldNews, withQuotes } from './digest.js';
export { explanationView } from './explanation.js';
export { ledgerIn } from './grains.js';
export { homeView } from './home.js';
export { importsView, importView, LISTED } from './imports.js';
export type { Inquiry, Lens, Theme } from './inquiry.js';
export { keepLedger } from './keep-ledger.js';
export type { Ledger } from './ledger.js';
export { lensesRows, lensRows, partRows } from './lens-tables.js';
export { lensesView, lensView, shownLenses } from './lenses.js';
export { monthlyView } from './monthly.js';
export { networkView } from './network.js';
export { ownSampleView } from './own-sample.js';
export {
  type Reckoned,
  type ReckonedPairs,
  type ReckonedSayers,
  type ReckonedTheme,
  type Reckoner,
  reckonerOf,
} from './reckoner.js';
export { ripen } from './ripen.js';
export {
  importsOf,
  type ProblemKind,
  type RunImport,
  type RunLine,
  type RunsView,
  type RunView,
  runsView,
  runView,
} from './runs.js';
export { funnelSentence, teamsSentence, trendSentence } from './sentences.js';
export {
  conversationRows,
  explanationRows,
  homeRows,
  importRows,
  importsRows,
  monthlyRows,
  networkRows,
  problemRows,
  type Row,
  runRows,
  runsRows,
  teamRows,
  teamsRows,
} from './tables.js';
export { teamsView, teamView } from './teams.js';
export { heardCategory } from './themes.js';
export { breakSentence } from './trend.js';
export type * from './views.js';
export * from './words.js';
