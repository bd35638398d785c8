import type { Conversation, SetAside, Utterance } from '../model/index.js';

/** The language of the lexicon that ships. */
const LEXICON_LANGUAGE = 'en';

/** Whether there is a lexicon for an utterance: where its language could not be told, it is taken to be ours. */
export function isKnownLanguage({ language = LEXICON_LANGUAGE }: Pick<Utterance, 'language'>): boolean {
  return language === LEXICON_LANGUAGE;
}

/** Utterances that no lexicon can read, by language: "not analysed: German". They count as no statement at all. */
export function notAnalysed({ utterances }: Pick<Conversation, 'utterances'>): SetAside[] {
  const counts = new Map<string, number>();
  for (const { language } of utterances) {
    if (language !== undefined && !isKnownLanguage({ language }))
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return [...counts].map(([language, count]) => ({
    reason: `not analysed: ${names.of(language) ?? language}`,
    count,
  }));
}
