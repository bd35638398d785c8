/** A line of an organisation's messages that came in this many tickets is boilerplate. */
const OFTEN = 10;
const TELLING = 30;
const MOST_REMEMBERED = 30_000;

/** Counts an organisation's lines over all tickets of a file, in bounded memory. */
export class Boilerplate {
  readonly #tickets = new Map<string, { count: number; last: string }>();

  /** The text without lines that came in ten tickets or more before; a message that is nothing else stays whole. */
  without(text: string, ticket: string): { readonly said: string; readonly repeated: boolean } {
    const lines = text.split('\n');
    const common = lines.map((line) => this.#isCommon(line.trim(), ticket));
    const kept = lines
      .filter((_, index) => !common[index])
      .join('\n')
      .trim();
    return kept === '' || !common.includes(true)
      ? { said: text, repeated: false }
      : { said: kept, repeated: true };
  }

  #isCommon(line: string, ticket: string): boolean {
    if (line.length < TELLING || line.length > 1000) return false;
    const seen = this.#tickets.get(line);
    if (!seen) {
      if (this.#tickets.size < MOST_REMEMBERED) this.#tickets.set(line, { count: 1, last: ticket });
      return false;
    }
    if (seen.last !== ticket) {
      seen.count += 1;
      seen.last = ticket;
    }
    return seen.count > OFTEN;
  }
}
