import { docx } from './archive/docx.js';
import { zipOfFiles } from './archive/files.js';
import type { Format } from './format.js';
import { conversationLines } from './json/conversations.js';
import { amazon } from './speech/amazon.js';
import { assemblyai } from './speech/assemblyai.js';
import { azure } from './speech/azure.js';
import { deepgram } from './speech/deepgram.js';
import { fireflies } from './speech/fireflies.js';
import { gong } from './speech/gong.js';
import { google } from './speech/google.js';
import { revai } from './speech/revai.js';
import { whisper } from './speech/whisper.js';
import { ticketCsv } from './ticket/csv.js';
import { meet } from './transcript/meet.js';
import { fathom, namedTimes, otter } from './transcript/named-times.js';
import { plainText } from './transcript/plain.js';
import { sbv } from './transcript/sbv.js';
import { srt } from './transcript/srt.js';
import { webvtt } from './transcript/webvtt.js';
import { zoomCaptions, zoomChat } from './transcript/zoom-text.js';

/** Every format that can be read. The surest wins; between equals, the one whose extension fits, then the first here. */
export const formats: readonly Format[] = [
  webvtt,
  srt,
  sbv,
  meet,
  otter,
  fathom,
  namedTimes,
  zoomCaptions,
  zoomChat,
  plainText,
  conversationLines,
  assemblyai,
  deepgram,
  amazon,
  google,
  azure,
  revai,
  fireflies,
  gong,
  whisper,
  ticketCsv,
  docx,
  zipOfFiles,
];
