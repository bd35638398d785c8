import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CentricityError } from '../../model/index.js';

/** Settings that say where a secret is. What is refused is never repeated: it may be the secret itself. */
export const secretShape = {
  tokenEnv: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,63}$/, {
      error: 'must be the name of an environment variable, such as ZENDESK_TOKEN, not the token itself',
    })
    .optional(),
  tokenFile: z.string().min(1).optional(),
};

export interface SecretPlace {
  readonly tokenEnv?: string | undefined;
  readonly tokenFile?: string | undefined;
}

/** Settings by these names would hold a secret. */
const SECRET = /token|secret|passw|api_?key|^key$|authori[sz]ation|bearer|credential/i;

/** What to say of a setting that would hold a secret; nothing of any other. */
export function secretRefused(setting: string): string | undefined {
  return SECRET.test(setting)
    ? 'A secret must not stand in the settings. Put it into an environment variable and name that (tokenEnv: ' +
        'ZENDESK_TOKEN), or into a file of its own (tokenFile: /run/secrets/zendesk).'
    : undefined;
}

/**
 * The secret of a source.
 * @throws CentricityError `no-secret` saying where it was looked for; never what was found
 */
export function secretOf(
  name: string,
  { tokenEnv, tokenFile }: SecretPlace,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const refused = (words: string): CentricityError => new CentricityError('no-secret', `${name}: ${words}`);
  if (tokenEnv !== undefined) {
    const token = environment[tokenEnv]?.trim() ?? '';
    if (token === '')
      throw refused(`The environment variable ${tokenEnv} is not set. It should hold the token.`);
    if (isPlain(token)) return token;
    throw refused(`The environment variable ${tokenEnv} holds blanks or other signs that no token has.`);
  }
  if (tokenFile === undefined)
    throw refused('Nothing says where the token is. Give the source tokenEnv or tokenFile.');
  const token = contentOf(tokenFile, refused);
  if (isPlain(token)) return token;
  throw refused(`${tokenFile} should hold the token and nothing else.`);
}

function contentOf(path: string, refused: (words: string) => CentricityError): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw refused(`The file ${path}, which should hold the token, cannot be read (${reason}).`);
  }
}

/** Anything else would be refused by HTTP in a message that repeats it. */
function isPlain(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}
