import { CentricityError } from '../../model/index.js';

/** A page that leads back to where one has been brings what was read before; so often, the pages are a circle. */
const MOST_REPEATS = 20;

/**
 * Watches where pages lead in one night.
 * @returns to be called with each place that a page leads to, or that had to be left for a new beginning; it throws
 * CentricityError `source-unavailable` where they lead in a circle
 */
export function noCircles(name: string): (place: string) => void {
  const met = new Set<string>();
  let repeats = 0;
  return (place) => {
    if (met.has(place)) repeats += 1;
    met.add(place);
    if (repeats <= MOST_REPEATS) return;
    throw new CentricityError(
      'source-unavailable',
      `${name}: The system gives the same pages again and again. What was read is kept; the next run tries once more.`,
    );
  };
}
