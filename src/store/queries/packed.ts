import { type RawBuilder, sql } from 'kysely';

/** A place of talk with its people or conversations in one string: half a million objects would fill the memory of a large store. */
interface PackedPlace {
  readonly packed: string;
}

/** Some columns of all rows of a place as one string. */
export function packed(...columns: readonly string[]): RawBuilder<string> {
  return sql<string>`group_concat(${sql.join(columns.map(sql.ref), sql` || ' ' || `)})`;
}

/**
 * Goes through the rows of all places, anew each time.
 * @param make makes a row of a place and of the columns that were packed
 */
export function unpacked<Place extends PackedPlace, Row>(
  places: readonly Place[],
  make: (place: Place, columns: readonly number[]) => Row,
): Iterable<Row> {
  return {
    *[Symbol.iterator]() {
      for (const place of places) {
        for (const row of place.packed.split(',')) yield make(place, row.split(' ').map(Number));
      }
    },
  };
}
