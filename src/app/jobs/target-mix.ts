import type { CompiledLexicon } from '../../lexicon/index.js';
import { nearest } from '../../lexicon/nearest.js';
import { CentricityError } from '../../model/index.js';

/**
 * Refuses a target for categories that no mix has: it would be compared with nothing, and nobody would notice.
 * @throws CentricityError `bad-settings` naming the category that was probably meant
 */
export function checkTargetMix(
  { lenses }: Pick<CompiledLexicon, 'lenses'>,
  targetMix: Readonly<Record<string, number>> | undefined,
): void {
  if (targetMix === undefined) return;
  const mixes = lenses.flatMap(({ parts }) => parts.filter(({ picture }) => picture === 'mix'));
  const wanted = Object.keys(targetMix);
  if (mixes.some(({ categories }) => wanted.every((name) => categories.includes(name)))) return;
  const known = mixes.flatMap(({ categories }) => categories);
  const stranger = wanted.find((name) => !known.includes(name));
  if (stranger === undefined) {
    const listed = mixes.map(({ categories }) => categories.join(', ')).join('; or ');
    throw new CentricityError(
      'bad-settings',
      `targetMix: no mix has all of ${wanted.join(', ')}. There are: ${listed}.`,
    );
  }
  const meant = nearest(stranger, known);
  const mend = meant === undefined ? `There are: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
  throw new CentricityError('bad-settings', `targetMix: "${stranger}" is no category of a mix. ${mend}`);
}
