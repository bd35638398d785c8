import type { Transaction } from 'kysely';
import type { Conversation } from '../../model/index.js';
import type { AnalysedConversation, MaskNames } from '../changes.js';
import type { Schema } from '../schema.js';
import { slices } from './ids.js';
import type { PseudonymOf, Voice } from './voices.js';

/** What only the opener of a store can give: how people are kept apart, and out. */
export interface Means {
  readonly pseudonymOf: PseudonymOf;
  readonly maskNames: MaskNames;
}

/** All who were erased are one person from then on, so that no group looks larger than it is. */
export const erased = 'erased';

/** Which of these pseudonyms belong to people who were erased. */
export async function erasedAmong(
  transaction: Transaction<Schema>,
  pseudonyms: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const some of slices([...new Set(pseudonyms)])) {
    const rows = await transaction
      .selectFrom('erasures')
      .select('pseudonym')
      .where('pseudonym', 'in', some)
      .execute();
    for (const row of rows) found.add(row.pseudonym);
  }
  return found;
}

/** A conversation without the words and the names of erased people: their turns are gaps that no count knows. */
export function withoutErased(
  analysed: AnalysedConversation,
  voices: readonly Voice[],
  erasures: ReadonlySet<string>,
  maskNames: MaskNames,
): AnalysedConversation & { readonly voices: readonly Voice[] } {
  const gone = new Set(
    voices.filter((voice) => erasures.has(voice.pseudonym)).map((voice) => voice.speaker.key),
  );
  if (gone.size === 0) return { ...analysed, voices };
  const { title, speakers } = analysed.conversation;
  const names = speakers
    .filter(({ key }) => gone.has(key))
    .flatMap(({ key, label }) => (key.includes('@') ? [label, key] : [label]));
  const nameless = (text: string) => maskNames(text, names, 'parts').text;
  const utterances = analysed.conversation.utterances.map((utterance) =>
    gone.has(utterance.speaker)
      ? { speaker: utterance.speaker, text: '', audience: utterance.audience }
      : { ...utterance, text: nameless(utterance.text) },
  );
  const conversation: Conversation = { ...analysed.conversation, title: nameless(title), utterances };
  return {
    conversation,
    statements: analysed.statements.filter(
      ({ utterance }) => !gone.has(utterances[utterance]?.speaker ?? ''),
    ),
    voices: voices.map((voice) =>
      gone.has(voice.speaker.key)
        ? { ...voice, pseudonym: erased, speaker: { ...voice.speaker, side: 'customer', generic: true } }
        : voice,
    ),
  };
}
