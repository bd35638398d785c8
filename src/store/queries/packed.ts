import { type RawBuilder, sql } from 'kysely';

/** A place of talk with its people in one string: as many as half a million objects would fill the memory of a large store. */
interface PackedPlace {
  readonly people: string;
}

/** The people of a place, each with some sums, as one string. */
export function packed(...columns: readonly ['person', ...string[]]): RawBuilder<string> {
  return sql<string>`group_concat(${sql.join(columns.map(sql.ref), sql` || ' ' || `)})`;
}

/**
 * Goes through the people of all places, anew each time.
 * @param make makes a row of a place and of the columns that were packed
 */
export function unpacked<Place extends PackedPlace, Row>(
  places: readonly Place[],
  make: (place: Omit<Place, 'people'>, columns: readonly number[]) => Row,
): Iterable<Row> {
  return {
    *[Symbol.iterator]() {
      for (const { people, ...place } of places) {
        for (const person of people.split(',')) yield make(place, person.split(' ').map(Number));
      }
    },
  };
}
