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

/** The sums of single conversations, whatever their order. */
export function sumsOf(all: Iterable<Part>): Sums {
  const sums = { conversations: 0, top: 0, bottom: 0, tops: 0, products: 0, bottoms: 0 };
  const parts: Part[] = [];
  for (const { top, bottom } of all) {
    if (bottom <= 0) continue;
    if (parts.length <= FEW_PARTS) parts.push({ top, bottom });
    sums.conversations += 1;
    sums.top += top;
    sums.bottom += bottom;
    sums.tops += top * top;
    sums.products += top * bottom;
    sums.bottoms += bottom * bottom;
  }
  return parts.length <= FEW_PARTS ? { ...sums, parts } : sums;
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
