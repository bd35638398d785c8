import { decodeHTML, decodeHTMLStrict } from 'entities';
import { compile } from 'html-to-text';

const convert = compile({
  wordwrap: false,
  preserveNewlines: false,
  limits: { maxInputLength: 8 * 1024 * 1024, maxDepth: 200 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 1 },
    })),
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ul', options: { itemPrefix: ' - ' } },
  ],
});

/** Deep nesting costs the converter quadratic time: pages with more tags are stripped plainly. */
const MOST_TAGS = 4000;
const BLOCK_END = /<\/?(?:p|div|br|li|tr|h[1-6]|blockquote|table|ul|ol)(?:[\s/][^<>]*)?>/gi;
const HIDDEN = /<(script|style)[\s>][\s\S]*?(?:<\/\1>|$)/gi;

/** The text of HTML as a reader sees it, a line for each paragraph and break. */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  if (!hasMoreTags(html, MOST_TAGS)) return convert(html).trim();
  const text = html
    .replace(HIDDEN, '')
    .replace(BLOCK_END, '\n')
    .replace(/<[^<>]*>/g, '');
  return decodeHTML(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

const MARKUP =
  /<\/(?:p|div|span|a|b|i|u|strong|em|ul|ol|li|table|td|blockquote|font|h[1-6])>|<(?:br|p|img|hr)\b[^<>]*>/i;
const LINES = /<(?:p|br|div|li|tr|table|h[1-6]|blockquote)\b/i;
const ENTITY = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/i;

/** The text of a field that holds plain text in one export and HTML, or only its entities, in another. */
export function wordsOf(field: string): string {
  // Without paragraphs and breaks of HTML, the line ends are the writer's.
  if (MARKUP.test(field)) return htmlText(LINES.test(field) ? field : field.replaceAll('\n', '<br>'));
  return ENTITY.test(field) ? decodeHTMLStrict(field).replaceAll('\u00A0', ' ').trim() : field.trim();
}

function hasMoreTags(html: string, most: number): boolean {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) if (++count > most) return true;
  return false;
}
