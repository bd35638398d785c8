import { day, plural } from '../../report/index.js';
import type { ImportResult } from './import-file.js';

/** What became of a file, in one sentence without its name. */
export function resultInWords(result: ImportResult): string {
  const { state, importedAt, conversations, unchanged, replaced, utterances, statements, problems } = result;
  if (state === 'unchanged') return `already imported on ${day(importedAt ?? '')}; nothing changed`;
  if (state === 'failed') return problems[0]?.message ?? 'nothing could be read';
  const parts = [
    plural(conversations, 'conversation'),
    plural(utterances, 'utterance'),
    plural(statements, 'statement'),
    ...(replaced > 0 ? [`${replaced} replaced an earlier version`] : []),
    ...(unchanged > 0 ? [`${unchanged} known already`] : []),
    ...(problems.length > 0 ? [plural(problems.length, 'problem')] : []),
  ];
  return parts.join(', ');
}
