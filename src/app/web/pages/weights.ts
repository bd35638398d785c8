import { type Html, html, type Part } from '../html.js';

/** What a name in the weights stands for: `class:Desire`, `word:waiting`, `category:perspective.wants`, or an entry's own. */
export function meaningOf(name: string): Part {
  const [kind, rest = ''] = name.includes(':') ? name.split(/:(.*)/s) : ['entry', name];
  switch (kind) {
    case 'class':
      return html`word class ${classLink(rest)}`;
    case 'word':
      return 'this word as such';
    case 'category':
      return categoryLink(rest);
    default:
      return entryLink(rest);
  }
}

function categoryLink(name: string): Html {
  const [lens = '', category = ''] = name.split('.');
  return html`what belongs to <a href="/lexicon/${lens}/${category}">${category}</a>`;
}

/** An entry's name begins with its category; those that decide are nearly always of the lens perspective. */
function entryLink(name: string): Html {
  const [category = ''] = name.split('/');
  return html`entry <a href="/lexicon/perspective/${category}"><code>${name}</code></a>`;
}

function classLink(name: string): Html {
  return html`<a href="/lexicon/classes/${name}">#${name}</a>`;
}
