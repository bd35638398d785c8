import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { TagInput } from '../../analysis/index.js';

/** A text to try the lexicon on; labelled where it comes from labelled statements. */
export interface SampleText extends TagInput {
  readonly centric?: boolean;
  readonly focused?: boolean;
  /** By lens, the categories that readers found in it. */
  readonly labels?: Readonly<Record<string, readonly string[]>>;
}

const record = z.object({
  text: z.string(),
  context: z.string().optional(),
  audience: z.enum(['internal', 'customer']).optional(),
  centric: z.coerce.boolean().optional(),
  focused: z.coerce.boolean().optional(),
  labels: z.record(z.string(), z.array(z.string())).optional(),
});

/** Reads texts from a file, one a line: JSON Lines with `text`, or plain lines. Lines that are neither are passed over. */
export async function* readTexts(path: string): AsyncGenerator<SampleText> {
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.trim() === '') continue;
    if (!line.startsWith('{')) {
      yield { text: line };
      continue;
    }
    const sample = sampleIn(line);
    if (sample !== undefined) yield sample;
  }
}

function sampleIn(line: string): SampleText | undefined {
  try {
    const { text, context, audience, centric, focused, labels } = record.parse(JSON.parse(line));
    return {
      text,
      ...(context !== undefined && { context }),
      ...(audience !== undefined && { audience }),
      ...(centric !== undefined && { centric }),
      ...(focused !== undefined && { focused }),
      ...(labels !== undefined && { labels }),
    };
  } catch {
    return undefined;
  }
}
