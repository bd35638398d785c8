export * from './conversation.js';
export * from './heard.js';
export type * from './lens.js';
export * from './measure.js';
export * from './period.js';
export * from './problem.js';
export * from './statement.js';
