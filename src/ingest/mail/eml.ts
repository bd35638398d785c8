import { type Format, type Head, type Input, problem } from '../format.js';
import { gather, type Parts } from '../ticket/gather.js';
import { mailPart } from './message.js';

const LARGEST_MAIL = 32 * 1024 * 1024;
const FIELD =
  /^(?:from|to|cc|subject|date|message-id|received|return-path|mime-version|delivered-to|reply-to|references|in-reply-to|content-type|x-[\w-]+):/i;

/** Whether a text begins with the headers of a mail. */
function startsLikeMail({ lines }: Head): boolean {
  const end = lines.findIndex((line) => line.trim() === '');
  const headers = lines.slice(0, end < 0 ? 60 : Math.min(end, 60));
  const fields = headers.filter((line) => FIELD.test(line));
  const foldedOrField = headers.every((line) => /^[\w-]+:|^[ \t]|^From /.test(line));
  return foldedOrField && fields.length > 2 && fields.some((line) => /^from:/i.test(line));
}

/** One mail as a file. */
export const eml: Format = {
  name: 'eml',
  title: 'Mail (.eml)',
  extensions: ['.eml'],
  recognise: (head) =>
    startsLikeMail(head) ? { sure: 0.85, why: 'it begins with the headers of a mail' } : undefined,
  read: (input) => gather(parts(input)),
};

async function* parts(input: Input): Parts {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input.source.open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_MAIL) {
      yield [problem('too-large', 'The mail is larger than 32 MB. Bring it without its attachments.')];
      return;
    }
  }
  yield [await mailPart(Buffer.concat(chunks), input.name, 1)];
}
