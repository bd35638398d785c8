import type { JsonObject } from '../../ingest/index.js';
import type { Problem } from '../../model/index.js';
import { inParallel } from './parallel.js';
import type { Page } from './ticket-system.js';

/** How many tickets are asked for at once. */
const AT_ONCE = 4;

/** A ticket with all that was said in it, or why there is none. */
export type Whole =
  | { readonly kind: 'whole'; readonly ticket: JsonObject }
  | { readonly kind: 'gone' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A ticket that the system will not give. */
export function unreadable(what: string, status: number): Whole {
  const message = `${what} cannot be read (${status}). It is left out until it changes.`;
  return { kind: 'problem', problem: { code: 'ticket-refused', message } };
}

/** Completes the tickets of a page, a few at once, and tells apart what has been deleted meanwhile. */
export async function completed<Listed>(
  listed: readonly Listed[],
  idOf: (listed: Listed) => string,
  complete: (listed: Listed) => Promise<Whole>,
): Promise<{ readonly whole: readonly JsonObject[] } & Pick<Page, 'tickets' | 'gone' | 'problems'>> {
  const answers = await inParallel(AT_ONCE, listed, complete);
  const whole: JsonObject[] = [];
  const gone: string[] = [];
  const problems: Problem[] = [];
  for (const [index, each] of listed.entries()) {
    const answer = answers[index];
    if (answer?.kind === 'whole') whole.push(answer.ticket);
    else if (answer?.kind === 'gone') gone.push(idOf(each));
    else if (answer?.kind === 'problem') problems.push(answer.problem);
  }
  return { whole, tickets: listed.length, gone, problems };
}
