import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ZodType, z } from 'zod';
import { CentricityError } from '../../model/index.js';

const yesNo = z.union([z.boolean(), z.literal([0, 1]).transform((value) => value === 1)], {
  error: 'write true or false',
});

/** What every labelled statement has, whatever it is labelled with. */
export const statementShape = {
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  source: z.string().optional(),
  conversation: z.string().optional(),
  audience: z.enum(['internal', 'customer']).default('internal'),
  text: z.string().min(1),
  context: z.string().default(''),
};

const goldSchema = z.object({ ...statementShape, centric: yesNo, focused: yesNo, customer: yesNo });

/** A statement to be labelled, and where it comes from. */
export interface Quoted {
  /** `file:line` where the file gives none. */
  readonly id: string;
  /** The organisation or collection it comes from; by default the file's name. */
  readonly source: string;
  /** What hangs together; a statement that names none stands by itself. */
  readonly conversation: string;
  readonly audience: 'internal' | 'customer';
  readonly text: string;
  readonly context: string;
}

/** A statement that a person, or another careful reader, has labelled by the codebook. */
export interface GoldStatement extends Quoted {
  readonly centric: boolean;
  readonly focused: boolean;
  readonly customer: boolean;
}

/**
 * Reads labelled statements, one JSON object a line: `text`, `centric`, `focused`, `customer` (yes/no), and where known
 * `id`, `source`, `conversation`, `context`, `audience`.
 * @throws CentricityError `no-gold` where there is no file or nothing in it, `bad-gold` naming file and line
 */
export function readGold(path: string): Promise<GoldStatement[]> {
  return readLabelled(path, goldSchema);
}

/** What a line may leave out. */
interface Unplaced {
  readonly id?: string | undefined;
  readonly source?: string | undefined;
  readonly conversation?: string | undefined;
}

type Placed<T> = Omit<T, keyof Unplaced> & Pick<Quoted, keyof Unplaced>;

/**
 * Reads labelled statements of any kind, one JSON object a line.
 * @throws CentricityError `no-gold` where there is no file or nothing in it, `bad-gold` naming file and line
 */
export async function readLabelled<T extends Unplaced>(
  path: string,
  schema: ZodType<T>,
): Promise<Placed<T>[]> {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new CentricityError('no-gold', `${path}: there is no such file of labelled statements.`);
  const statements: Placed<T>[] = [];
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.trim() !== '') statements.push(readLine(text, schema, path, line));
  }
  if (statements.length === 0)
    throw new CentricityError('no-gold', `${path}: no statements. Write one JSON object a line.`);
  return statements;
}

function readLine<T extends Unplaced>(
  text: string,
  schema: ZodType<T>,
  path: string,
  line: number,
): Placed<T> {
  const place = `${path}:${line}`;
  const parsed = schema.safeParse(parseLine(text, place));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CentricityError('bad-gold', `${place}: ${issue?.path.join('.') || 'line'}: ${issue?.message}`);
  }
  const { id = place, source = basename(path, '.jsonl'), conversation = id, ...rest } = parsed.data;
  return { id, source, conversation, ...rest };
}

function parseLine(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CentricityError('bad-gold', `${place}: not valid JSON: ${(error as Error).message}`);
  }
}

/** The files of labelled statements behind a list of paths: a folder stands for every `.jsonl` in it, by name. */
export function goldFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    existsSync(path) && statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => name.endsWith('.jsonl'))
          .sort()
          .map((name) => join(path, name))
      : [path],
  );
}

/** All labelled statements of several files, one after another. */
export async function readAllGold(files: readonly string[]): Promise<GoldStatement[]> {
  const all: GoldStatement[] = [];
  for (const file of files) all.push(...(await readGold(file)));
  return all;
}
