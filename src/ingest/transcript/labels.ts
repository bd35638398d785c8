import { cached } from '../people/cached.js';
import { headings } from './headings.js';
import { clockMs } from './time.js';

/** A line split at its speaker label. */
export interface Labelled {
  readonly name: string;
  readonly text: string;
  /** Written in bold, as nothing but a label is. */
  readonly bold: boolean;
  /** The time that stands in brackets behind the name. */
  readonly startMs?: number | undefined;
}

/** Splits `Name: text`; undefined where the line names no speaker. */
export type Labels = (line: string) => Labelled | undefined;

const LABEL =
  /^(?:>>\s*)?(\*\*)?([^:*：]{1,60}?)\s*(?:[[(](\d[\d:.]*)[\])]\s*)?(?:(?::\*\*|\*\*\s*[:：]|[:：])(?:\s+|$)|：(?=\S))/u;
const MOST_BEFORE_COLON = 100;
/** Recognisers' scripts write `[SPEAKER_00]: text`. */
const BRACKETED = /^\[([^[\]]*[^[\]\d:.][^[\]]*)\]$/;
const NAME_START = /^[\p{Lu}\p{Lo}\p{Nd}@+<"'‘“(]/u;
const NAME_WORD = /^(?:[\p{Lu}\p{Lo}\p{Nd}(["'+@&-].*|\p{Ll}{1,3}|\p{L}'\p{Lu}.*)$/u;

function candidate(line: string): Labelled | undefined {
  // Most lines have no colon where a label could have one, and many blanks would cost the pattern dearly.
  const start = line.slice(0, 200).trimStart();
  const colon = start.search(/[:：]/);
  if (colon < 1 || colon > MOST_BEFORE_COLON) return undefined;
  const found = LABEL.exec(start);
  const name = (found?.[2]?.trim() ?? '').replace(BRACKETED, '$1');
  if (!found || !NAME_START.test(name) || name.split(/\s+/).length > 6) return undefined;
  // A name ends without a sentence's punctuation; "Dr. Jones" and "J. R." may hold a point.
  if (/[!?;…]|,$/.test(name) || /^[\d.,\s]+$/.test(name)) return undefined;
  return {
    name,
    text: line.trimStart().slice(found[0].length).trim(),
    bold: found[1] !== undefined,
    startMs: clockMs(found[3] ?? ''),
  };
}

/** Whether every word could be part of a name: capitals, other scripts, numbers, short particles. */
export const looksLikeName = cached((name: string): boolean => {
  const words = name
    .replace(/<[^<>]*>/g, ' ')
    .trim()
    .split(/\s+/);
  if (words[0] === '') return true;
  return (
    words.length <= 5 && words.every((word) => NAME_WORD.test(word)) && !headings.has(name.toLowerCase())
  );
});

/**
 * Learns a file's speaker labels from its first lines. A prefix counts as a label if it comes more than once
 * or is listed in `known`, or, in a file that labels most of its lines, if every word of it looks like part of a name.
 * So "Anna Berg: Hello" is split and "So here's the thing: it broke" is not.
 */
export function learnLabels(
  lines: readonly string[],
  known: (name: string) => boolean = () => false,
): Labels {
  const counts = new Map<string, number>();
  let spoken = 0;
  let labelled = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    spoken += 1;
    const name = candidate(line)?.name;
    if (name === undefined) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (looksLikeName(name)) labelled += 1;
  }
  const mostlyLabelled = labelled > 0 && labelled / spoken >= 0.3;
  return (line) => {
    const found = candidate(line);
    if (!found) return undefined;
    const { name } = found;
    if (known(name)) return found;
    if (headings.has(name.toLowerCase())) return undefined;
    if (found.bold && looksLikeName(name)) return found;
    const often = (counts.get(name) ?? 0) >= 2;
    return mostlyLabelled
      ? often || looksLikeName(name)
        ? found
        : undefined
      : often && looksLikeName(name)
        ? found
        : undefined;
  };
}
