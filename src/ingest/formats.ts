import { docx } from './archive/docx.js';
import { zipOfFiles } from './archive/files.js';
import { intercom } from './chat/intercom.js';
import { slack, slackDay } from './chat/slack.js';
import { teamsChat } from './chat/teams-chat.js';
import type { Format } from './format.js';
import { conversationLines } from './json/conversations.js';
import { eml } from './mail/eml.js';
import { mbox } from './mail/mbox.js';
import { amazon, amazonCalls } from './speech/amazon.js';
import { assemblyai } from './speech/assemblyai.js';
import { azure, azureFast } from './speech/azure.js';
import { deepgram } from './speech/deepgram.js';
import { elevenlabs } from './speech/elevenlabs.js';
import { fireflies } from './speech/fireflies.js';
import { gladia } from './speech/gladia.js';
import { gong } from './speech/gong.js';
import { google } from './speech/google.js';
import { meetEntries } from './speech/meet-entries.js';
import { revai } from './speech/revai.js';
import { segments } from './speech/segments.js';
import { speechmatics } from './speech/speechmatics.js';
import { whisper } from './speech/whisper.js';
import { ticketCsv } from './ticket/csv.js';
import { freshdesk, freshdeskMessages } from './ticket/freshdesk.js';
import { front, frontMessages } from './ticket/front.js';
import { github } from './ticket/github.js';
import { helpscout } from './ticket/helpscout.js';
import { hubspot, hubspotMessages } from './ticket/hubspot.js';
import { jira, jiraComments } from './ticket/jira.js';
import { jiraCsv } from './ticket/jira-csv.js';
import { salesforce } from './ticket/salesforce.js';
import { servicenow } from './ticket/servicenow.js';
import { zendesk, zendeskComments } from './ticket/zendesk.js';
import { zendeskEvents } from './ticket/zendesk-events.js';
import { zendeskTables } from './ticket/zendesk-tables.js';
import { meet } from './transcript/meet.js';
import { fathom, namedClock, namedTimes, otter, zoomTranscript } from './transcript/named-times.js';
import { plainText } from './transcript/plain.js';
import { sbv } from './transcript/sbv.js';
import { srt } from './transcript/srt.js';
import { stackedTimes } from './transcript/stacked.js';
import { transcriptTable } from './transcript/table.js';
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
  namedClock,
  stackedTimes,
  zoomTranscript,
  zoomCaptions,
  zoomChat,
  plainText,
  transcriptTable,
  conversationLines,
  assemblyai,
  deepgram,
  amazon,
  amazonCalls,
  google,
  meetEntries,
  azure,
  azureFast,
  revai,
  speechmatics,
  elevenlabs,
  gladia,
  fireflies,
  gong,
  whisper,
  segments,
  slack,
  slackDay,
  teamsChat,
  intercom,
  zendesk,
  zendeskComments,
  zendeskEvents,
  zendeskTables,
  jira,
  jiraComments,
  jiraCsv,
  freshdesk,
  freshdeskMessages,
  helpscout,
  front,
  frontMessages,
  servicenow,
  hubspot,
  hubspotMessages,
  salesforce,
  github,
  ticketCsv,
  eml,
  mbox,
  docx,
  zipOfFiles,
];
