import { sql, type Transaction } from 'kysely';
import type { MaskNames } from '../changes.js';
import type { Schema } from '../schema.js';
import { slices } from './ids.js';

/** Whose name is hidden, and how. */
export interface Hiding {
  readonly names: readonly string[];
  readonly mask: MaskNames;
}

/**
 * Hides a person's names in the words and titles of conversations that they took part in, also single parts of them; and everywhere
 * else, where a name of several words or an address stands as a whole. Gives in how many places.
 */
export async function hideNames(
  transaction: Transaction<Schema>,
  hiding: Hiding,
  conversations: readonly number[],
): Promise<number> {
  let places = 0;
  for (const some of slices([...conversations])) {
    const said = await transaction
      .selectFrom('utterances')
      .select(['conversationId', 'position', 'text'])
      .where('conversationId', 'in', some)
      .execute();
    places += await hideSaid(transaction, hiding, said, 'parts');
    const titled = await transaction
      .selectFrom('conversations')
      .select(['id', 'title'])
      .where('id', 'in', some)
      .execute();
    places += await hideTitles(transaction, hiding, titled, 'parts');
  }
  const unmistakable = hiding.names.filter((name) => /[\s@]/.test(name.trim()));
  for (const name of unmistakable) places += await hideEverywhere(transaction, { ...hiding, names: [name] });
  return places;
}

async function hideEverywhere(transaction: Transaction<Schema>, hiding: Hiding): Promise<number> {
  const like = patternFor(hiding.names[0] ?? '');
  const said = await transaction
    .selectFrom('utterances')
    .select(['conversationId', 'position', 'text'])
    .where('text', 'like', like)
    .execute();
  const titled = await transaction
    .selectFrom('conversations')
    .select(['id', 'title'])
    .where('title', 'like', like)
    .execute();
  return (
    (await hideSaid(transaction, hiding, said, 'whole')) +
    (await hideTitles(transaction, hiding, titled, 'whole')) +
    (await hideInImports(transaction, hiding, like))
  );
}

/** Finds somewhat too much, which the mask leaves alone. SQLite knows the case of ASCII letters only. */
function patternFor(name: string): string {
  const loose = name.trim().replace(/[^\x20-\x7e]|[_%]/g, '_');
  return `%${loose.replace(/[\s.,]+/g, '%')}%`;
}

async function hideSaid(
  transaction: Transaction<Schema>,
  { names, mask }: Hiding,
  said: readonly { readonly conversationId: number; readonly position: number; readonly text: string }[],
  parts: 'parts' | 'whole',
): Promise<number> {
  let sum = 0;
  for (const { conversationId, position, text: before } of said) {
    const { text, places } = mask(before, names, parts);
    if (places === 0) continue;
    sum += places;
    await transaction
      .updateTable('utterances')
      .set({ text })
      .where('conversationId', '=', conversationId)
      .where('position', '=', position)
      .execute();
  }
  return sum;
}

async function hideTitles(
  transaction: Transaction<Schema>,
  { names, mask }: Hiding,
  titled: readonly { readonly id: number; readonly title: string }[],
  parts: 'parts' | 'whole',
): Promise<number> {
  let sum = 0;
  for (const { id, title: before } of titled) {
    const { text: title, places } = mask(before, names, parts);
    if (places === 0) continue;
    sum += places;
    await transaction.updateTable('conversations').set({ title }).where('id', '=', id).execute();
  }
  return sum;
}

/** A file may be called after somebody, and a problem may quote the line that names them. */
async function hideInImports(
  transaction: Transaction<Schema>,
  { names, mask }: Hiding,
  like: string,
): Promise<number> {
  let sum = 0;
  const told = await transaction
    .selectFrom('importProblems')
    .select(['importId', 'position', 'message'])
    .where('message', 'like', like)
    .execute();
  for (const { importId, position, message: before } of told) {
    const { text: message, places } = mask(before, names, 'whole');
    sum += places;
    await transaction
      .updateTable('importProblems')
      .set({ message })
      .where('importId', '=', importId)
      .where('position', '=', position)
      .execute();
  }
  const files = await transaction
    .selectFrom('imports')
    .select(['id', 'fileName'])
    .where(sql<string>`replace(replace(file_name, '_', ' '), '-', ' ')`, 'like', like)
    .execute();
  for (const { id, fileName: before } of files) {
    const { text, places } = mask(before.replace(/[_-]/g, ' '), names, 'whole');
    if (places === 0) continue;
    sum += places;
    // What is not hidden stays as it was written.
    const fileName = [...text].map((sign, index) => (sign === ' ' ? before[index] : sign)).join('');
    await transaction.updateTable('imports').set({ fileName }).where('id', '=', id).execute();
  }
  return sum;
}
