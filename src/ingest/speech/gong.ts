import type { Person } from '../format.js';
import { besideRecords } from '../json/beside.js';
import { isObject, listAt, numberAt, textAt } from '../json/value.js';
import { type Spoken, speechFormat } from './spoken.js';

/** Gong's call transcripts; names and sides where the calls' `parties` are in the same file. */
export const gong = speechFormat({
  name: 'gong',
  title: 'Gong call transcripts JSON',
  lists: ['callTranscripts'],
  isRecord: (record) => 'callId' in record && Array.isArray(record.transcript),
  recording: (record, wrapper) => {
    const id = textAt(record, 'callId');
    const call = callsIn(wrapper).get(id);
    const parties = new Map(
      [...listAt(record, 'parties'), ...listAt(call, 'parties')].map((party) => [
        textAt(party, 'speakerId'),
        personOf(party),
      ]),
    );
    return {
      id,
      title: textAt(call, 'metaData', 'title') || (id ? `Call ${id}` : undefined),
      startedAt: textAt(call, 'metaData', 'started') || undefined,
      spoken: listAt(record, 'transcript').flatMap((monologue) => sentences(monologue, parties)),
    };
  },
});

const callsIn = besideRecords(
  (answer) =>
    new Map(
      listAt(answer, 'calls').map((call) => [textAt(call, 'metaData', 'id') || textAt(call, 'id'), call]),
    ),
);

function personOf(party: unknown): Person {
  const affiliation = textAt(party, 'affiliation').toLowerCase();
  const email = textAt(party, 'emailAddress');
  const side =
    affiliation === 'internal'
      ? ('organisation' as const)
      : affiliation === 'external'
        ? ('customer' as const)
        : undefined;
  return {
    name: textAt(party, 'name') || email || 'Unknown speaker',
    email: email || undefined,
    side,
  };
}

function sentences(monologue: unknown, parties: ReadonlyMap<string, Person>): Spoken[] {
  const id = textAt(monologue, 'speakerId');
  const speaker = parties.get(id) ?? (id ? { name: `Speaker ${id.slice(-4)}` } : undefined);
  return listAt(monologue, 'sentences')
    .filter(isObject)
    .map((sentence) => ({
      text: textAt(sentence, 'text'),
      speaker,
      startMs: numberAt(sentence, 'start'),
      endMs: numberAt(sentence, 'end'),
    }));
}
