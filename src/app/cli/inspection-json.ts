import { type Inspection, inspect, type Reading, type Roster } from '../../ingest/index.js';
import { writeOut } from './standard-output.js';

/** So many characters are written at once: a table may hold a million conversations. */
const BLOCK = 256 * 1024;

/**
 * Writes an inspection to standard output as one JSON object with every conversation in it, a line each. They are written
 * while they are read, so that none waits in memory. Consumes the reading's events.
 */
export async function writeInFull(
  reading: Reading,
  known: { readonly roster?: Roster },
): Promise<Inspection> {
  let block = '{"conversations": [';
  let between = '\n';
  const write = async () => {
    const written = block;
    block = '';
    await writeOut(written);
  };
  const inspection = await inspect(reading, {
    ...known,
    each: (conversation) => {
      block += between + JSON.stringify(conversation);
      between = ',\n';
      return block.length > BLOCK ? write() : undefined;
    },
  });
  block += `\n],${JSON.stringify(inspection, undefined, 2).slice(1)}\n`;
  await write();
  return inspection;
}
