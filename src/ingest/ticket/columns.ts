import { fold } from '../people/name.js';

/** What a column of a ticket table can hold. */
export type Field =
  | 'ticket'
  | 'title'
  | 'description'
  | 'comment'
  | 'notes'
  | 'answer'
  | 'author'
  | 'email'
  | 'role'
  | 'public'
  | 'at'
  | 'startedAt'
  | 'requester'
  | 'agent'
  | 'team';

/** Field → the column's name as the file's header has it. */
export type ColumnMapping = Readonly<Partial<Record<Field, string>>>;

/** Field → index of its columns; several where a header repeats, as Jira's `Comment` does. */
export type Columns = ReadonlyMap<Field, readonly number[]>;

/** In a table of comments, these are the comments' own. */
const OWN_IDS = ['number', 'key', 'id'];

/** Names that exports give to each field, folded, the more telling first. */
export const knownNames: Readonly<Record<Field, readonly string[]>> = {
  ticket: [
    'ticket id',
    'ticket number',
    'ticket',
    'ticket no',
    'case number',
    'casenumber',
    'case id',
    'issue key',
    'issue id',
    'conversation id',
    'chat id',
    'hs ticket id',
    ...OWN_IDS,
    'parentid',
    'parent id',
    'element id',
    'thread id',
  ],
  title: [
    'subject',
    'title',
    'summary',
    'short description',
    'ticket name',
    'issue summary',
    'ticket subject',
  ],
  description: [
    'description',
    'content',
    'ticket description',
    'description text',
    'issue description',
    'request',
    'question',
    'case description',
    'customer message',
    'customer text',
  ],
  comment: [
    'comment',
    'comments',
    'body',
    'message',
    'comment body',
    'commentbody',
    'text',
    'textbody',
    'text body',
    'body text',
    'plain body',
    'reply',
    'replies',
    'note',
    'conversation',
    'value',
    'comments and work notes',
    'additional comments',
    'case comments',
    'case comment',
    'ticket comments',
    'public comments',
    'messages',
  ],
  answer: [
    'agent reply',
    'agent response',
    'support reply',
    'support response',
    'our reply',
    'response',
    'resolution',
    'answer',
  ],
  notes: [
    'work notes',
    'internal notes',
    'internal comments',
    'private notes',
    'agent notes',
    'internal note',
  ],
  author: [
    'author',
    'author name',
    'comment author',
    'from',
    'from name',
    'sender',
    'commenter',
    'user',
    'user name',
    'speaker',
    'created by',
    'sys created by',
    'user id',
    'author id',
    'actor id',
    'createdbyid',
  ],
  email: ['author email', 'from email', 'email', 'e mail', 'sender email', 'from address', 'fromaddress'],
  role: [
    'role',
    'author role',
    'author type',
    'sender type',
    'user type',
    'direction',
    'side',
    'incoming',
    'is inbound',
    'from type',
    'speaker role',
    'actor type',
  ],
  public: [
    'public',
    'is public',
    'visibility',
    'audience',
    'ispublished',
    'is published',
    'private',
    'internal',
    'is internal',
    'comment type',
    'element',
    'type of comment',
    'channel visibility',
  ],
  at: [
    'comment created',
    'comment created at',
    'comment date',
    'sent at',
    'date',
    'time',
    'timestamp',
    'created',
    'created at',
    'createddate',
    'sys created on',
    'at',
    'messagedate',
    'created time',
    'created date',
    'sent',
    'date time',
    'datetime',
  ],
  startedAt: [
    'ticket created',
    'ticket created at',
    'opened',
    'opened at',
    'created',
    'created at',
    'createddate',
    'created time',
    'create date',
    'created on',
    'created date',
    'creation date',
    'date created',
    'date opened',
    'date time opened',
    'requested',
    'submitted',
  ],
  requester: [
    'requester',
    'requester name',
    'customer',
    'customer name',
    'reporter',
    'caller',
    'caller id',
    'contact',
    'contact name',
    'client',
    'end user',
    'submitter name',
    'full name',
    'associated contact',
  ],
  agent: [
    'assignee',
    'assignee name',
    'agent',
    'agent name',
    'assigned to',
    'owner',
    'case owner',
    'ticket owner',
    'assigned user',
  ],
  team: [
    'team',
    'group',
    'group name',
    'assignment group',
    'assigned group',
    'queue',
    'department',
    'support group',
    'ticket group',
    'hubspot team',
    'mailbox',
    'inbox',
  ],
};

/**
 * Finds each field's columns in a header: those of the mapping by their exact name, the others by the names exports
 * use, best name first. One column may serve two fields (`created` is the ticket's time and the comment's).
 */
export function columnsOf(header: readonly string[], mapping: ColumnMapping = {}): Columns {
  const folded = header.map(fold);
  const found = new Map<Field, readonly number[]>();
  for (const field of Object.keys(knownNames) as Field[]) {
    const wanted = mapping[field];
    const names = wanted === undefined ? namesOf(field, folded) : [fold(wanted)];
    const name = names.find((candidate) => folded.includes(candidate));
    if (name !== undefined)
      found.set(
        field,
        folded.flatMap((cell, index) => (cell === name ? [index] : [])),
      );
  }
  return found;
}

/** The names of a field, the best first. A row of a table without descriptions is a comment, which names its ticket as its parent. */
function namesOf(field: Field, header: readonly string[]): readonly string[] {
  const names = knownNames[field];
  if (field !== 'ticket' || header.some((name) => knownNames.description.includes(name))) return names;
  return [...names.filter((name) => !OWN_IDS.includes(name)), ...OWN_IDS];
}

/** Whether a table with these columns can be read as tickets. */
export function areTickets(columns: Columns): boolean {
  return (
    columns.has('ticket') && (columns.has('comment') || columns.has('description') || columns.has('answer'))
  );
}
