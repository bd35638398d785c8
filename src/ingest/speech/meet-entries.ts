import type { Findings, Format, Found, Input, Person } from '../format.js';
import { jsonFormat } from '../json/format.js';
import { recordsOf } from '../json/records.js';
import { isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import { startOf, titleOf } from '../transcript/name.js';
import { draftOf, type Spoken } from './spoken.js';

/**
 * Entries of Google Meet transcripts as its REST API lists them (`transcriptEntries`, or the entries alone), with names
 * where lists of `participants` stand before or beside them. A transcript's entries are one conversation.
 */
export const meetEntries: Format = {
  ...jsonFormat({
    name: 'meet-entries',
    title: 'Google Meet transcript entries JSON',
    lists: ['transcriptEntries'],
    isRecord: (record) =>
      isEntry(record) ||
      listAt(record, 'participants').some((person) =>
        textAt(person, 'name').startsWith('conferenceRecords/'),
      ) ||
      listAt(record, 'transcriptEntries').some((entry) => isObject(entry) && isEntry(entry)),
    drafts: () => [],
  }),
  read,
};

function isEntry(record: JsonObject): boolean {
  return 'participant' in record && 'startTime' in record && typeof record.text === 'string';
}

async function* read(input: Input): Findings {
  const names = new Map<string, Person>();
  let transcript: string | undefined;
  const entries: JsonObject[] = [];
  let begin = 1;
  for await (const records of recordsOf(input, [])) {
    const found: Found[] = [];
    for (const { value, line } of records.filter((record) => isObject(record.value))) {
      for (const participant of listAt(value, 'participants')) addName(names, participant);
      const listed = listAt(value, 'transcriptEntries');
      for (const entry of (listed.length > 0 ? listed : [value]).filter(isObject).filter(isEntry)) {
        const own = textAt(entry, 'name').split('/entries/')[0] ?? '';
        if (transcript !== undefined && own !== transcript)
          found.push({
            kind: 'draft',
            draft: transcriptOf(entries.splice(0), begin, transcript, names, input),
          });
        transcript = own;
        if (entries.length === 0) begin = line;
        entries.push(entry);
      }
    }
    yield found;
  }
  if (entries.length > 0)
    yield [{ kind: 'draft', draft: transcriptOf(entries, begin, transcript ?? '', names, input) }];
}

function addName(names: Map<string, Person>, participant: unknown): void {
  const id = textAt(participant, 'name');
  const name = ['signedinUser', 'anonymousUser', 'phoneUser']
    .map((kind) => textAt(participant, kind, 'displayName'))
    .find((found) => found !== '');
  if (name !== undefined) names.set(id, { name });
}

function transcriptOf(
  entries: readonly JsonObject[],
  line: number,
  id: string,
  names: Map<string, Person>,
  input: Input,
) {
  const startedAt = textAt(entries[0], 'startTime');
  const since = (time: string): number | undefined => {
    const milliseconds = Date.parse(time) - Date.parse(startedAt);
    return Number.isNaN(milliseconds) ? undefined : milliseconds;
  };
  const spoken = entries.map((entry): Spoken => {
    const participant = textAt(entry, 'participant');
    const speaker = names.get(participant) ?? { name: `Participant ${names.size + 1}` };
    names.set(participant, speaker);
    return {
      text: textAt(entry, 'text'),
      speaker,
      startMs: since(textAt(entry, 'startTime')),
      endMs: since(textAt(entry, 'endTime')),
    };
  });
  const dated = startedAt ? { startedAt } : startOf(input.name);
  return draftOf({ id: id || input.name, title: titleOf(input.name), ...dated, spoken }, line);
}
