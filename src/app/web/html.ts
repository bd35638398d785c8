const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send. Only `html` makes it, so text can never pass for markup. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }

  static fromTemplate(strings: TemplateStringsArray, parts: readonly Part[]): Html {
    return new Html(strings.reduce((markup, string, index) => markup + render(parts[index - 1]) + string));
  }
}

/** What may stand in a template: text and numbers are escaped, markup is kept, nothing is left out. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/**
 * The tag all pages are written with: html`<p>${name}</p>` escapes `name`, joins lists and drops
 * `false` and `undefined`. Attributes must be quoted in the template for the escaping to hold.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return Html.fromTemplate(strings, parts);
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (isList(part)) return part.map(render).join('');
  return String(part).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}
