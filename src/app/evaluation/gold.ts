import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { CentricityError } from '../../model/index.js';

const yesNo = z.union([z.boolean(), z.literal([0, 1]).transform((value) => value === 1)]);

const goldSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  source: z.string().optional(),
  conversation: z.string().optional(),
  audience: z.enum(['internal', 'customer']).default('internal'),
  text: z.string().min(1),
  context: z.string().default(''),
  centric: yesNo,
  focused: yesNo,
  customer: yesNo,
});

/** A statement that a person, or another careful reader, has labelled by the codebook. */
export interface GoldStatement {
  readonly id: string;
  readonly source: string;
  readonly conversation: string;
  readonly audience: 'internal' | 'customer';
  readonly text: string;
  readonly context: string;
  readonly centric: boolean;
  readonly focused: boolean;
  readonly customer: boolean;
}

/**
 * Reads labelled statements, one JSON object a line: `text`, `centric`, `focused`, `customer` (yes/no), and where known
 * `id`, `source`, `conversation`, `context`, `audience`.
 * @param source the source of lines that name none
 * @throws CentricityError `bad-gold` naming file and line
 */
export async function readGold(path: string, source = path): Promise<GoldStatement[]> {
  const statements: GoldStatement[] = [];
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.trim() === '') continue;
    const parsed = goldSchema.safeParse(parseLine(text, path, line));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new CentricityError('bad-gold', `${path}:${line}: ${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { id = `${path}:${line}`, source: named = source, conversation = named, ...rest } = parsed.data;
    statements.push({ id, source: named, conversation, ...rest });
  }
  return statements;
}

function parseLine(text: string, path: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CentricityError('bad-gold', `${path}:${line}: not valid JSON: ${(error as Error).message}`);
  }
}
