import { directory } from './directory.js';
import { zendesk } from './zendesk.js';

/** Every kind of source that settings can name. */
export const kinds = [directory, zendesk] as const;
