export * from './compiled.js';
export { type Filled, type Found, Matcher } from './matcher.js';
export { PatternError, parsePattern } from './pattern.js';
export type { Sheet, Span } from './sheet.js';
export { newTokens, type Tokens, tokenize, wordsOf } from './tokens.js';
export { Vocabulary } from './vocabulary.js';
