import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Kysely, Selectable } from 'kysely';
import type { Lock } from '../changes.js';
import type { Schema } from '../schema.js';

/** A holder that has not been heard of for this long is taken for dead, on whatever machine it was. */
const SILENCE_MS = 10 * 60_000;
const BEAT_MS = 60_000;

/** This process, as other holders see it. */
const self = { life: randomUUID(), host: hostname(), pid: process.pid };

/**
 * Whether the holder of a lock is no longer there: its process is gone, as far as this machine can see, or it has
 * been silent for ten minutes. A process number that went to another process is found out by the silence.
 */
function isStale(held: Selectable<Schema['locks']>): boolean {
  if (Date.now() - Date.parse(held.beat) > SILENCE_MS) return true;
  if (held.host !== self.host) return false;
  // The same number in another life: a container that was started anew.
  if (held.pid === self.pid) return held.life !== self.life;
  try {
    process.kill(held.pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** Takes the lock, also from a holder that is no longer there; or says who has it. */
export async function lock(db: Kysely<Schema>, name: string): Promise<Lock> {
  return db.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('locks')
      .selectAll()
      .where('name', '=', name)
      .executeTakeFirst();
    if (held !== undefined && !isStale(held)) {
      return { kind: 'busy', host: held.host, pid: held.pid, since: held.since };
    }
    await transaction.deleteFrom('locks').where('name', '=', name).execute();
    const now = new Date().toISOString();
    await transaction
      .insertInto('locks')
      .values({ name, ...self, since: now, beat: now })
      .execute();
    return { kind: 'held', tookOver: held !== undefined, release: keepAlive(db, name) };
  });
}

/** Says from time to time that this holder is there, until it is released. */
function keepAlive(db: Kysely<Schema>, name: string): () => Promise<void> {
  const timer = setInterval(() => {
    const beat = new Date().toISOString();
    // A beat that fails is made up for by the next; only ten minutes of silence count.
    db.updateTable('locks')
      .set({ beat })
      .where('name', '=', name)
      .where('life', '=', self.life)
      .execute()
      .catch(() => {});
  }, BEAT_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await db.deleteFrom('locks').where('name', '=', name).where('life', '=', self.life).execute();
  };
}
