import { isObject, listAt, textAt } from '../json/value.js';

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'listItem',
  'blockquote',
  'codeBlock',
  'tableRow',
  'hardBreak',
  'rule',
  'panel',
]);
const DEEPEST = 60;

/** The text of an Atlassian document; text that is none comes back as it is. */
export function adfText(value: unknown): string {
  return typeof value === 'string'
    ? value
    : nodeText(value, 0)
        .replace(/\n{2,}/g, '\n')
        .trim();
}

function nodeText(node: unknown, depth: number): string {
  if (!isObject(node) || depth > DEEPEST) return '';
  const type = textAt(node, 'type');
  if (type === 'text') return textAt(node, 'text');
  if (type === 'mention') return textAt(node, 'attrs', 'text');
  const inner = listAt(node, 'content')
    .map((child) => nodeText(child, depth + 1))
    .join('');
  return BLOCKS.has(type) ? `${inner}\n` : inner;
}
