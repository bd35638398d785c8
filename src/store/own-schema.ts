import type { Flag } from './schema.js';

/** What a person of the organisation said of one of its statements, by its place in the conversation. */
interface OwnLabelTable {
  conversationId: number;
  /** `utterances.position` */
  utterance: number;
  start: number;
  end: number;
  centric: Flag;
  focused: Flag;
  labelledAt: string;
}

/** The labels that people of the organisation gave. */
export interface OwnTables {
  ownLabels: OwnLabelTable;
}
