import type { Line } from '../content/lines.js';

/** Cuts a JSON array that comes in chunks into the texts of its elements, without parsing them. */
export class ElementSplitter {
  /** The line on which the last element began. */
  line = 1;
  /** Whether the array has ended. */
  isDone = false;
  #lines = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #element = '';

  /** How many characters of an unfinished element wait. */
  get pending(): number {
    return this.#element.length;
  }

  /** The elements that end in this chunk, each with the number of the line it begins on. */
  take(chunk: string): readonly Line[] {
    const slices: Line[] = [];
    const mark = /["\\{}[\],\n]/g;
    mark.lastIndex = this.#escaped ? 1 : 0;
    this.#escaped = false;
    let from = 0;
    for (let found = mark.exec(chunk); found && !this.isDone; found = mark.exec(chunk)) {
      const sign = found[0];
      if (sign === '\n') this.#lines += 1;
      else if (this.#inString) this.#string(sign, mark, chunk);
      else if (sign === '"') this.#inString = true;
      else if (sign === '{' || sign === '[') {
        this.#depth += 1;
        if (this.#depth === 1) from = found.index + 1;
        if (this.#depth === 2) this.line = this.#lines;
      } else if (this.#depth === 1) {
        const text = this.#element + chunk.slice(from, found.index);
        if (text.trim() !== '') slices.push({ text, number: this.line });
        this.#element = '';
        from = found.index + 1;
        this.isDone = sign !== ',';
      } else if (sign !== ',') this.#depth -= 1;
    }
    if (this.#depth > 0 && !this.isDone) this.#element += chunk.slice(from);
    return slices;
  }

  #string(sign: string, mark: RegExp, chunk: string): void {
    if (sign === '"') this.#inString = false;
    if (sign !== '\\') return;
    // What follows a backslash may be the first character of the next chunk.
    mark.lastIndex += 1;
    this.#escaped = mark.lastIndex > chunk.length;
  }
}
