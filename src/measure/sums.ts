/** What one conversation adds to a ratio: `top` of `bottom` (counts; halves are possible). */
export interface Part {
  readonly top: number;
  readonly bottom: number;
}

/**
 * All that a ratio Σ top / Σ bottom and its interval follow from: sums over conversations, and sums of the squares and products
 * of what each adds. Those of different conversations add up, so they can be kept instead of the conversations.
 */
export interface Sums extends Part {
  /** Those that add to the bottom. */
  readonly conversations: number;
  /** Σ top² */
  readonly tops: number;
  /** Σ top × bottom */
  readonly products: number;
  /** Σ bottom² */
  readonly bottoms: number;
  /** All those conversations, where they are few and at hand. */
  readonly parts?: readonly Part[];
}

/** The single conversations of more than this are never asked for: the sums tell as much. */
export const FEW_PARTS = 100;

/** Adds up single conversations, one after the other, and keeps them as long as they are few. */
export class Adding {
  readonly #sums = { conversations: 0, top: 0, bottom: 0, tops: 0, products: 0, bottoms: 0 };
  readonly #parts: Part[] = [];

  add({ top, bottom }: Part): void {
    if (bottom <= 0) return;
    const sums = this.#sums;
    sums.conversations += 1;
    sums.top += top;
    sums.bottom += bottom;
    sums.tops += top * top;
    sums.products += top * bottom;
    sums.bottoms += bottom * bottom;
    if (this.#parts.length <= FEW_PARTS) this.#parts.push({ top, bottom });
  }

  get sums(): Sums {
    const areAll = this.#parts.length <= FEW_PARTS;
    return { ...this.#sums, ...(areAll && { parts: [...this.#parts] }) };
  }
}

/** The sums of single conversations, whatever their order. */
export function sumsOf(parts: Iterable<Part>): Sums {
  const adding = new Adding();
  for (const part of parts) adding.add(part);
  return adding.sums;
}

/**
 * What is left of some talk when a part of it is taken out. Exact where they share no conversation; in a conversation with both,
 * the rest is taken to vary as if it were another's, which makes the interval wider, not narrower.
 */
export function without(all: Sums, part: Sums): Sums {
  return {
    conversations: all.conversations - part.conversations,
    top: all.top - part.top,
    bottom: all.bottom - part.bottom,
    tops: all.tops - part.tops,
    products: all.products - part.products,
    bottoms: all.bottoms - part.bottoms,
  };
}
