import { isoDate } from '../content/date.js';
import { wordsOf } from '../content/html.js';
import { given } from '../json/threads.js';
import type { Message } from './turn.js';

const ENTRY =
  /^(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?) - (.{1,120}?) \(([^()\n]{1,60})\)[ \t]*$/gim;

/** The words of an entry; ServiceNow writes HTML between `[code]` and `[/code]`. */
function entryOf(text: string): string {
  return wordsOf(text.replace(/\[\/?code\]/gi, ''));
}

/**
 * ServiceNow puts all journal entries of a record into one text: `date - name (Work notes)` and the words below.
 * Such a text as messages, oldest first; undefined where the text is not one.
 */
export function journalOf(blob: string, requester: string): Message[] | undefined {
  if (!blob.includes(' - ')) return undefined;
  const marks = [...blob.matchAll(ENTRY)];
  if (marks.length === 0) return undefined;
  const messages = marks.map((mark, index): Message => {
    const internal = /work/i.test(mark[3] ?? '');
    const name = given(mark[2] ?? '');
    const side = internal
      ? 'organisation'
      : name !== undefined && name === requester
        ? 'customer'
        : 'unknown';
    const text = entryOf(blob.slice(mark.index + mark[0].length, marks[index + 1]?.index));
    return { name, side, visibility: internal ? 'internal' : 'public', text, at: isoDate(mark[1]) };
  });
  // The newest entry stands first in the blob.
  return messages.reverse();
}
