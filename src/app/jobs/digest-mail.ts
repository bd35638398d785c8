import { createTransport } from 'nodemailer';
import { CentricityError } from '../../model/index.js';
import { secretOf } from '../sources/secret.js';
import { type Digest, digestHtml, digestText, titleOf } from './digest-page.js';
import type { MailSettings } from './digest-settings.js';

const CONNECT_MS = 15_000;
const SILENCE_MS = 60_000;

/**
 * Sends the digest as a mail in HTML with a plain text beside it.
 * @returns to whom, in words
 * @throws CentricityError `no-secret`, or `not-delivered` with the mail server's reason
 */
export async function sendMail(settings: MailSettings, digest: Digest): Promise<string> {
  const { host, port, tls, from, to, user, passwordEnv, passwordFile } = settings;
  const place = { tokenEnv: passwordEnv, tokenFile: passwordFile };
  const auth = user === undefined ? {} : { auth: { user, pass: secretOf('digest.mail', place) } };
  const transport = createTransport({
    host,
    port,
    secure: tls === 'always',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'never',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // What is sent is made here: nothing is read from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...auth,
  });
  try {
    const message = { subject: titleOf(digest), text: digestText(digest), html: digestHtml(digest) };
    const { rejected } = await transport.sendMail({ from, to, ...message });
    if (rejected.length > 0) throw refused(host, `does not take mail for ${rejected.length} of ${to.length}`);
    return `mail to ${to.length}`;
  } catch (error) {
    if (error instanceof CentricityError) throw error;
    throw refused(host, reasonOf(error));
  } finally {
    transport.close();
  }
}

function refused(host: string, why: string): CentricityError {
  return new CentricityError('not-delivered', `digest.mail: ${host} ${why}. The digest was not mailed.`);
}

/** The server's code for what went wrong. Not its message: it may repeat the address or the name it was given. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const answer = error instanceof Error && 'responseCode' in error ? ` ${Number(error.responseCode)}` : '';
  return REASONS[code] ?? `refused it (${code || 'unknown'}${answer})`;
}

const REASONS: Readonly<Record<string, string>> = {
  EAUTH: 'does not accept user and password',
  ETIMEDOUT: 'does not answer in time',
  ECONNECTION: 'cannot be reached',
  ECONNREFUSED: 'cannot be reached',
  ESOCKET: 'cannot be reached or cut the connection',
  EDNS: 'is not known by that name',
  ETLS: 'offers no encrypted connection',
};
