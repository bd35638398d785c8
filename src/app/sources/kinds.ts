import { directory } from './directory.js';
import { intercom } from './intercom.js';
import { jira } from './jira.js';
import { zendesk } from './zendesk.js';

/** Every kind of source that settings can name. */
export const kinds = [directory, zendesk, jira, intercom] as const;
