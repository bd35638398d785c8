import type { Format } from './format.js';
import { conversationLines } from './json/conversations.js';
import { ticketCsv } from './ticket/csv.js';
import { plainText } from './transcript/plain.js';
import { srt } from './transcript/srt.js';
import { webvtt } from './transcript/webvtt.js';

/** Every format that can be read. The surest wins; between equals, the one whose extension fits, then the first here. */
export const formats: readonly Format[] = [webvtt, srt, conversationLines, ticketCsv, plainText];
