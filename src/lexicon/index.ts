export * from './compiled.js';
export { type Filled, Matcher, numberWords } from './matcher.js';
export { PatternError, parsePattern } from './pattern.js';
export type { Found } from './search.js';
export { IRREGULAR, NO_SPAN, ORDINARY, type Sheet, SPANNED, type Span } from './sheet.js';
export { newTokens, type Tokens, tokenize, wordsOf } from './tokens.js';
export { Vocabulary } from './vocabulary.js';
