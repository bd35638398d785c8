/** Above this many names in one conversation nothing is merged: it is a log, not a meeting. */
const MOST_NAMES = 300;

/**
 * Which shorter names in a conversation surely mean a longer one: "John" → "John Smith" and "J. Smith" → "John Smith",
 * only where exactly one longer name fits. Keys are folded names without the generic ones.
 */
export function shorterNames(keys: readonly string[]): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  if (keys.length > MOST_NAMES) return merged;
  const names = keys.map((key) => ({ key, words: key.split(' ') }));
  const full = names.filter(({ words }) => words.length > 1 && (words[0]?.length ?? 0) > 1);
  for (const { key, words } of names) {
    const [first = '', ...rest] = words;
    const last = rest.join(' ');
    const initial = first.length === 1 && rest.length > 0;
    if (!initial && rest.length > 0) continue;
    const fits = full.filter((name) =>
      initial
        ? name.words[0]?.startsWith(first) && name.words.slice(1).join(' ') === last
        : name.words[0] === first,
    );
    const [only] = fits;
    if (fits.length !== 1 || !only) continue;
    // "J. Smith" beside "John" and "Jane Smith" may be either.
    const rival = names.some(
      (name) =>
        name.key !== key &&
        name.key !== only.key &&
        name.words[0] !== only.words[0] &&
        (initial
          ? name.words.length === 1 && name.key.startsWith(first)
          : name.words.length > 1 && name.words[0] === first[0]),
    );
    if (!rival) merged.set(key, only.key);
  }
  return merged;
}
