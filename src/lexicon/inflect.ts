import nlp from 'compromise/two';

/** The part of compromise that inflects; its types leave it out. */
interface Transforms {
  readonly verb: { conjugate(infinitive: string, model: unknown): Record<string, string> };
  readonly noun: { toPlural(singular: string, model: unknown): string };
  readonly adjective: {
    toComparative(adjective: string, model: unknown): string;
    toSuperlative(adjective: string, model: unknown): string;
  };
}

const transforms = (nlp as unknown as { methods(): { two: { transform: Transforms } } }).methods().two
  .transform;
const model: unknown = nlp.model();

/** The verb "to be" has more forms than any table of five. */
const BE = ['be', 'am', 'is', 'are', 'was', 'were', 'been', 'being'];

function uniq(forms: Iterable<string | undefined>): string[] {
  return [...new Set([...forms].filter((form): form is string => form !== undefined && form !== ''))];
}

/** Every form of a verb; of a phrasal verb ("look for") the first word is inflected. */
export function verbForms(infinitive: string): string[] {
  const [head = '', ...rest] = infinitive.toLowerCase().split(' ');
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  if (head === 'be') return BE.map((form) => form + tail);
  const { FutureTense: _, ...forms } = transforms.verb.conjugate(head, model);
  return uniq([head, ...Object.values(forms)]).map((form) => form + tail);
}

/** A noun and its plural; of several words the last is inflected. */
export function nounForms(singular: string): string[] {
  const words = singular.toLowerCase().split(' ');
  const last = words.pop() ?? '';
  const before = words.length > 0 ? `${words.join(' ')} ` : '';
  return uniq([last, transforms.noun.toPlural(last, model)]).map((form) => before + form);
}

/** An adjective and, where it is one short word, its comparative and superlative. */
export function adjectiveForms(adjective: string): string[] {
  const word = adjective.toLowerCase();
  const comparable = /^[a-z]{2,7}$/.test(word) && !/(ed|ing|ful|less|ive|ous|ble|ic|al|ant|ent)$/.test(word);
  if (!comparable) return [word];
  return uniq([
    word,
    transforms.adjective.toComparative(word, model),
    transforms.adjective.toSuperlative(word, model),
  ]);
}
