/** Shorter lines ("Thank you.") come again by chance. */
const TELLING = 25;
/** One line that comes again may be a phrase; this long, or with a neighbour that comes again too, it is a copy. */
const CERTAIN = 80;

/** What earlier messages of one ticket said, by line, so that copies in later ones can be told. */
export class Earlier {
  readonly #lines = new Set<string>();

  /** The text without lines that earlier messages had; the whole text where nothing else would be left. Remembers its lines. */
  without(text: string): { readonly said: string; readonly repeated: boolean } {
    // A short message has no line that could be a copy.
    if (text.length < TELLING) return { said: text, repeated: false };
    const lines = text.split('\n');
    const keys = lines.map(keyOf);
    const copies = keys.map((key) => key.length >= TELLING && this.#lines.has(key));
    const certain = copies.map(
      (copy, index) => copy && ((keys[index]?.length ?? 0) >= CERTAIN || nearCopy(copies, keys, index)),
    );
    for (const key of keys) if (key.length >= TELLING) this.#lines.add(key);
    const kept = lines
      .filter((_, index) => !certain[index])
      .join('\n')
      .trim();
    return kept === '' || !certain.includes(true)
      ? { said: text, repeated: false }
      : { said: kept, repeated: true };
  }
}

function keyOf(line: string): string {
  return line
    .replace(/^[\s>|*]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Whether the next line with words, on either side, is a copy too. */
function nearCopy(copies: readonly boolean[], keys: readonly string[], index: number): boolean {
  const neighbour = (step: number): boolean => {
    let at = index + step;
    while (at >= 0 && at < keys.length && keys[at] === '') at += step;
    return copies[at] === true;
  };
  return neighbour(1) || neighbour(-1);
}
