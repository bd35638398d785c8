import type { Transaction } from 'kysely';
import type { Match } from '../../model/index.js';
import type { Schema } from '../schema.js';
import { entryKey } from './heard.js';

/** Few enough for every database's limit of bound values. */
const slice = 1000;

export function* slices<Item>(items: readonly Item[], size = slice): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** The row number of each team, new teams being added. */
export async function teamIds(
  transaction: Transaction<Schema>,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const some of slices([...new Set(names)])) {
    await transaction
      .insertInto('teams')
      .values(some.map((name) => ({ name })))
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const rows = await transaction.selectFrom('teams').selectAll().where('name', 'in', some).execute();
    for (const row of rows) ids.set(row.name, row.id);
  }
  return ids;
}

/** The row number of each pseudonym, new people being added. */
export async function personIds(
  transaction: Transaction<Schema>,
  pseudonyms: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const some of slices([...new Set(pseudonyms)])) {
    await transaction
      .insertInto('people')
      .values(some.map((pseudonym) => ({ pseudonym })))
      .onConflict((conflict) => conflict.column('pseudonym').doNothing())
      .execute();
    const rows = await transaction.selectFrom('people').selectAll().where('pseudonym', 'in', some).execute();
    for (const row of rows) ids.set(row.pseudonym, row.id);
  }
  return ids;
}

interface LexiconIds {
  /** By `lens.category`. */
  readonly categories: ReadonlyMap<string, number>;
  /** By `entryKey`. */
  readonly entries: ReadonlyMap<string, number>;
}

/** The row numbers of the categories and entries that these matches name, new ones being added. */
export async function lexiconIds(
  transaction: Transaction<Schema>,
  matches: Iterable<Match>,
): Promise<LexiconIds> {
  const named = new Map([...matches].map((match) => [entryKey(match), match]));
  const known = await knownIds(transaction, [...named.values()]);
  const missing = [...named].flatMap(([key, match]) => (known.entries.has(key) ? [] : [match]));
  // Hardly ever: what a lexicon holds is all there after a few batches.
  if (missing.length === 0) return known;
  await addEntries(transaction, missing);
  return knownIds(transaction, [...named.values()]);
}

async function knownIds(transaction: Transaction<Schema>, matches: readonly Match[]): Promise<LexiconIds> {
  const categories = new Map<string, number>();
  const entries = new Map<string, number>();
  for (const some of slices([...new Set(matches.map(({ entry }) => entry))])) {
    const rows = await transaction
      .selectFrom('entries')
      .innerJoin('categories', 'categories.id', 'entries.categoryId')
      .select(['entries.id', 'entries.name as entry', 'entries.categoryId'])
      .select(['categories.lens', 'categories.name as category'])
      .where('entries.name', 'in', some)
      .execute();
    for (const row of rows) {
      entries.set(entryKey(row), row.id);
      categories.set(`${row.lens}.${row.category}`, row.categoryId);
    }
  }
  return { categories, entries };
}

async function addEntries(transaction: Transaction<Schema>, matches: readonly Match[]): Promise<void> {
  const pairs = new Map(matches.map(({ lens, category }) => [`${lens}.${category}`, { lens, category }]));
  await transaction
    .insertInto('categories')
    .values([...pairs.values()].map(({ lens, category }) => ({ lens, name: category })))
    .onConflict((conflict) => conflict.columns(['lens', 'name']).doNothing())
    .execute();
  const rows = await transaction.selectFrom('categories').selectAll().execute();
  const categories = new Map(rows.map(({ id, lens, name }) => [`${lens}.${name}`, id]));
  for (const some of slices(matches)) {
    await transaction
      .insertInto('entries')
      .values(
        some.map(({ lens, category, entry }) => ({
          categoryId: categories.get(`${lens}.${category}`)!,
          name: entry,
        })),
      )
      .onConflict((conflict) => conflict.columns(['categoryId', 'name']).doNothing())
      .execute();
  }
}
