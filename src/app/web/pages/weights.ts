import { type Html, html, type Part } from '../html.js';

/** What a name in the weights stands for: `class:Desire`, `word:waiting`, or an entry's own. */
export function meaningOf(name: string): Part {
  const [kind, rest = ''] = name.includes(':') ? name.split(/:(.*)/s) : ['entry', name];
  switch (kind) {
    case 'class':
      return html`word class ${classLink(rest)}`;
    case 'word':
      return 'this word as such';
    default:
      return html`entry <code>${rest}</code>`;
  }
}

function classLink(name: string): Html {
  return html`<a href="/lexicon/classes/${name}">#${name}</a>`;
}
