export { fileSource, memorySource, type Source } from './content/source.js';
export type { Format, IngestEvent, IngestOptions } from './format.js';
export { formats } from './formats.js';
export {
  type InspectedConversation,
  type InspectedSpeaker,
  type InspectedUtterance,
  type Inspection,
  inspect,
} from './inspect.js';
export { at, isObject, type JsonObject, listAt, numberAt, objectAt, textAt } from './json/value.js';
export { type Forgotten, forgetInRoster } from './people/forget.js';
export { type Proposal, proposeMembers } from './people/propose.js';
export { type Member, type Roster, readRoster, rosterOf } from './people/roster.js';
export { type Reading, readConversations } from './read.js';
export { Boilerplate, type SeenLines } from './said/boilerplate.js';
export { systemOf } from './systems.js';
export type { ColumnMapping, Field } from './ticket/columns.js';
export { previewTable, type TablePreview } from './ticket/preview.js';
