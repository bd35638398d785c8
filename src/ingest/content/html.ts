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

/** The text of HTML as a reader sees it, a line for each paragraph and break. */
export function htmlText(html: string): string {
  return /[<&]/.test(html) ? convert(html).trim() : html.trim();
}
