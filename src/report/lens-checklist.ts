import { type Group, scopeOf } from './groups.js';
import type { Inquiry, Lens } from './inquiry.js';
import { heardQuotes, mayNotQuote } from './lens-evidence.js';
import { partRate } from './lens-numbers.js';
import { checklistSentence } from './lens-sentences.js';
import { lensTalk } from './lens-talk.js';
import type { ChecklistView, ConditionLine } from './lens-views.js';

/** What was heard of a lens's checklist, with a sentence for each condition where the group may be quoted. */
export async function checklistOf(
  inquiry: Inquiry,
  group: Group,
  { name, checklist }: Lens,
  who: string,
): Promise<ChecklistView | undefined> {
  if (checklist === undefined) return undefined;
  const entries = checklist.conditions.flatMap((condition) => condition.entries);
  const [talk, heard] = await Promise.all([
    lensTalk(inquiry, name, inquiry),
    inquiry.store.entrySums({ ...scopeOf(group), lens: name, entries }),
  ]);
  const mayQuote = mayNotQuote(inquiry, group) === undefined;
  const conditions = await Promise.all(
    checklist.conditions.map(async (condition): Promise<ConditionLine> => {
      const category = condition.entries[0]?.split('/')[0] ?? '';
      const statements = condition.entries.reduce((sum, entry) => sum + (heard.get(entry) ?? 0), 0);
      const number = partRate(inquiry, group, talk, { category, statements });
      const state = number.kind !== 'shown' ? 'not-told' : statements > 0 ? 'heard' : 'not-heard';
      const question = { lens: name, entries: condition.entries };
      const [quote] = state === 'heard' && mayQuote ? await heardQuotes(inquiry, group, question, 1) : [];
      return { name: condition.name, category, state, number, ...(quote !== undefined && { quote }) };
    }),
  );
  return { title: checklist.title, sentence: checklistSentence(who, conditions), conditions };
}
