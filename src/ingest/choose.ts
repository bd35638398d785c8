import { CentricityError } from '../model/index.js';
import type { Format, Head, Recognition } from './format.js';
import { formats } from './formats.js';

export interface Choice {
  readonly format: Format;
  readonly why: string;
}

/** The format of a file: the one asked for, else the one that is surest by the content, else by the extension. */
export function choose(head: Head, asked?: string): Choice | undefined {
  if (asked !== undefined) {
    const format = formats.find(({ name }) => name === asked);
    if (format) return { format, why: 'it was asked for' };
    throw new CentricityError(
      'no-such-format',
      `There is no format "${asked}". There are: ${formats.map(({ name }) => name).join(', ')}.`,
    );
  }
  let best: (Choice & Recognition) | undefined;
  for (const format of formats) {
    const found = format.recognise(head);
    if (!found) continue;
    const fits = format.extensions.some((extension) => head.name.toLowerCase().endsWith(extension));
    // Less than the distance between two degrees of sureness: the extension only decides between equals.
    const sure = found.sure + (fits ? 0.01 : 0);
    if (!best || sure > best.sure) best = { format, why: found.why, sure };
  }
  return best;
}
