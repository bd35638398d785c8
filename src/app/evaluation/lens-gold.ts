import { z } from 'zod';
import { type Quoted, readLabelled, statementShape } from './gold.js';

/** A statement that careful readers have sorted into the categories of one lens or several. */
export interface LensStatement extends Quoted {
  /** Made up by an author, instead of said by somebody at work. */
  readonly written: boolean;
  /** By lens, the categories it belongs to; a lens that is not named was not asked of it. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

/** Where written statements come from: what their file calls the source is the organisation they were imagined for. */
export const WRITTEN = 'written';

const schema = z.object({
  ...statementShape,
  written: z.boolean().default(false),
  labels: z.record(z.string(), z.array(z.string()), {
    error: 'write {"lens": ["category"]}, and an empty list where it belongs to none',
  }),
});

/**
 * Reads statements labelled for lenses, one JSON object a line: `text`, `labels`, and where known `id`, `source`,
 * `conversation`, `context`, `audience`, `written`.
 * @throws CentricityError `no-gold`, `bad-gold`
 */
export async function readLensGold(path: string): Promise<LensStatement[]> {
  const statements = await readLabelled(path, schema);
  return statements.map((statement) =>
    statement.written ? { ...statement, source: WRITTEN, conversation: statement.source } : statement,
  );
}
