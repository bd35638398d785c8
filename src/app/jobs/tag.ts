import { z } from 'zod';
import type { Analyzer } from '../../analysis/index.js';
import { categoriesHeard } from '../../model/index.js';

const record = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  context: z.string().nullish(),
  audience: z.enum(['internal', 'customer']).nullish(),
});

/**
 * Labels one line of JSON Lines and gives one line back. A line that is no JSON, or lacks a text, gives
 * `{"id": null, "error"}` (or the line's own id where it has one): the caller goes on with the next.
 */
export function tagLine(analyzer: Analyzer, line: string): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return JSON.stringify({ id: null, error: `not valid JSON: ${(error as Error).message}` });
  }
  const parsed = record.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value).data?.id ?? null;
    return JSON.stringify({ id, error: `${issue?.path.join('.') || 'line'}: ${issue?.message}` });
  }
  const { id = null, text, context, audience } = parsed.data;
  const statement = analyzer.tag({ text, ...(context && { context }), ...(audience && { audience }) });
  return JSON.stringify({
    id,
    label: statement.label,
    centric: statement.centric,
    focused: statement.focused,
    customer: statement.customer,
    categories: categoriesHeard(statement.matches),
    matches: statement.matches.map(({ lens, category, start, end, text: words, entry }) => ({
      lens,
      category,
      start,
      end,
      text: words,
      entry,
    })),
  });
}
