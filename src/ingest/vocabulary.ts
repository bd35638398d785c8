/** A text is told by its first words: so many letters of it, at least so many words, and so many of them acquainted. */
const LETTERS = 100;
const FEWEST_WORDS = 4;
const ACQUAINTED = 0.7;
/** A word counts after so many more texts of one language than of all others. */
const TRUSTED = 2;
const MOST_WORDS = 30_000;

interface Leading {
  language: string;
  votes: number;
}

/**
 * The words of texts whose language is known, each with the language that leads in it (by the majority vote of Boyer and
 * Moore). A file mostly goes on in the language and the common words it began with, so later texts are told without asking
 * the detector again.
 */
export class Vocabulary {
  readonly #words = new Map<string, Leading>();

  learn(text: string, language: string): void {
    for (const word of wordsOf(text)) {
      const leading = this.#words.get(word);
      if (leading === undefined) {
        if (this.#words.size < MOST_WORDS) this.#words.set(word, { language, votes: 1 });
      } else if (leading.language === language) leading.votes += 1;
      else if (leading.votes > 0) leading.votes -= 1;
      else this.#words.set(word, { language, votes: 1 });
    }
  }

  /** The language that nearly all first words of a text are acquainted in; undefined where they are not. */
  tell(text: string): string | undefined {
    const words = wordsOf(text);
    if (words.length < FEWEST_WORDS) return undefined;
    let language: string | undefined;
    let acquainted = 0;
    for (const word of words) {
      const leading = this.#words.get(word);
      if (leading === undefined || leading.votes < TRUSTED) continue;
      language ??= leading.language;
      // Two languages in one sample: the detector decides.
      if (language !== leading.language) return undefined;
      acquainted += 1;
    }
    return acquainted >= words.length * ACQUAINTED ? language : undefined;
  }
}

/** The words of a sample in lower case, without the last one, which may be cut. */
function wordsOf(text: string): readonly string[] {
  const words = text
    .slice(0, LETTERS)
    .toLowerCase()
    .split(/[\s\d.,;:!?()[\]{}"“”„«»…/\\|<>*_#@=+-]+/);
  if (text.length > LETTERS) words.pop();
  return words.filter((word) => word.length > 1);
}
