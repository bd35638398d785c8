import { day, plural } from '../../report/index.js';
import type { ImportResult } from './import-file.js';

/** What became of a file, in one sentence without its name. */
export function resultInWords(result: ImportResult): string {
  const { state, importedAt, conversations, unchanged, replaced, utterances, statements, problems } = result;
  const { deleted = 0 } = result;
  if (state === 'unchanged') return `already imported on ${day(importedAt ?? '')}; nothing changed`;
  if (state === 'failed') return problems[0]?.message ?? 'nothing could be read';
  if (conversations + unchanged + deleted + problems.length === 0) return 'nothing new';
  const parts = [
    plural(conversations, 'conversation'),
    plural(utterances, 'utterance'),
    plural(statements, 'statement'),
    ...(replaced > 0 ? [`${replaced} replaced an earlier version`] : []),
    ...(deleted > 0 ? [`${deleted} deleted, as at their source`] : []),
    ...(unchanged > 0 ? [`${unchanged} known already`] : []),
    ...(problems.length > 0 ? [plural(problems.length, 'problem')] : []),
  ];
  return parts.join(', ');
}

/** What a file or ticket system would bring, in one sentence without its name. */
export function rehearsalInWords(result: ImportResult): string {
  const { state, conversations, unchanged, replaced, deleted = 0, problems } = result;
  if (state === 'failed') return problems[0]?.message ?? 'nothing could be read';
  const parts = [
    `would store ${plural(conversations, 'conversation')}`,
    ...(replaced > 0 ? [`${replaced} of them in place of an earlier version`] : []),
    ...(deleted > 0 ? [`delete ${plural(deleted, 'conversation')}`] : []),
    ...(unchanged > 0 ? [`${unchanged} known already`] : []),
    ...(problems.length > 0 ? [plural(problems.length, 'problem')] : []),
  ];
  return parts.join(', ');
}
