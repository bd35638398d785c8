export { createApp } from './app.js';
export { type ServeOptions, type Serving, serve } from './serve.js';
export type { WebParts, WebSettings } from './web.js';
