import type { CompiledLexicon, Lens } from '../../lexicon/index.js';
import { CentricityError } from '../../model/index.js';

/** The lens of a name. @throws CentricityError `unknown-lens` naming those there are */
export function knownLens({ lenses }: CompiledLexicon, name: string): Lens {
  const found = lenses.find((lens) => lens.name === name);
  if (found !== undefined) return found;
  const known = lenses.map((lens) => lens.name).join(', ');
  throw new CentricityError('unknown-lens', `There is no lens "${name}": known are ${known}.`);
}
