import { createHmac } from 'node:crypto';

const BITS = 128;

/**
 * Gives everybody a keyed pseudonym: HMAC-SHA-256 of the identity, cut to 128 bits, as hex. Case, surrounding space
 * and the several Unicode spellings of one name make no difference. Without the key nobody can try out names.
 * @param key at least 32 random bytes, kept outside the database and its backups
 */
export function pseudonymiser(key: Uint8Array): (identity: string) => string {
  return (identity) =>
    createHmac('sha256', key)
      .update(identity.normalize('NFKC').trim().toLowerCase())
      .digest('hex')
      .slice(0, BITS / 4);
}
