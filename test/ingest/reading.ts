import {
  type IngestOptions,
  memorySource,
  type Reading,
  readConversations,
  type Source,
} from '../../src/ingest/index.js';
import type { Conversation, Problem } from '../../src/model/index.js';

/** Everything that reading a file gives, collected. */
export interface Everything extends Omit<Reading, 'events'> {
  readonly conversations: readonly Conversation[];
  readonly problems: readonly Problem[];
}

export async function readAll(source: Source, options?: IngestOptions): Promise<Everything> {
  const { events, ...reading } = await readConversations(source, options);
  const conversations: Conversation[] = [];
  const problems: Problem[] = [];
  for await (const event of events) {
    if (event.kind === 'conversation') conversations.push(event.conversation);
    else problems.push(event.problem);
  }
  return { ...reading, conversations, problems };
}

export function readText(
  name: string,
  content: string | Uint8Array,
  options?: IngestOptions,
): Promise<Everything> {
  return readAll(memorySource(name, content), options);
}

/** Who said what, as `name: text`, over all conversations. */
export function said({ conversations }: Everything): string[] {
  return conversations.flatMap(({ speakers, utterances }) =>
    utterances.map(({ speaker, text }) => `${speakers.find(({ key }) => key === speaker)?.label}: ${text}`),
  );
}

export function codes({ problems }: Everything): string[] {
  return problems.map(({ code, line }) => (line === undefined ? code : `${code}:${line}`));
}
