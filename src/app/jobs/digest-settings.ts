import { z } from 'zod';

const variable = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, {
  error: 'must be the name of an environment variable, such as SMTP_PASSWORD, not its content',
});

const mail = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(587),
    /** `always` from the first byte (port 465), `starttls` before anything is sent, `never` only on this machine. */
    tls: z.enum(['always', 'starttls', 'never']).default('starttls'),
    from: z.string().min(3),
    to: z.array(z.string().min(3)).min(1),
    user: z.string().min(1).optional(),
    passwordEnv: variable.optional(),
    passwordFile: z.string().min(1).optional(),
  })
  .refine(({ user, passwordEnv, passwordFile }) => (user === undefined) === !(passwordEnv ?? passwordFile), {
    error: 'a user needs a passwordEnv or a passwordFile, and those need a user',
  })
  .refine(({ tls, host }) => tls !== 'never' || isThisMachine(host), {
    error: 'only a mail server on this machine is spoken to without TLS',
  });

const webhook = z
  .strictObject({
    /** Which program reads the message. */
    shape: z.enum(['slack', 'teams']),
    /** The address is a secret: whoever has it can post. */
    urlEnv: variable.optional(),
    urlFile: z.string().min(1).optional(),
  })
  .refine(({ urlEnv, urlFile }) => (urlEnv === undefined) !== (urlFile === undefined), {
    error: 'say where the address is: urlEnv or urlFile',
  });

const file = z.strictObject({
  /** A directory. */
  path: z.string().min(1),
  form: z.enum(['html', 'json']).default('html'),
});

/** Where the digest goes. Without any of them nothing is sent. */
export const digestSettings = z.strictObject({
  /** Where the pages are, for links, for example `https://centricity.example.org`. */
  address: z.url({ protocol: /^https?$/ }).optional(),
  mail: mail.optional(),
  webhook: webhook.optional(),
  file: file.optional(),
});

export type DigestSettings = z.infer<typeof digestSettings>;
export type MailSettings = z.infer<typeof mail>;
export type WebhookSettings = z.infer<typeof webhook>;
export type FileSettings = z.infer<typeof file>;

/** Every name that may stand in an object of these settings, by the path to it. */
export const digestNames: Readonly<Record<string, readonly string[]>> = {
  digest: Object.keys(digestSettings.shape),
  'digest.mail': Object.keys(mail.shape),
  'digest.webhook': Object.keys(webhook.shape),
  'digest.file': Object.keys(file.shape),
};

export function isThisMachine(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);
}
