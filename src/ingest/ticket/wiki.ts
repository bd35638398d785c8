const MARKUP = /[!{[@]|^h[1-6]\./m;

/** Jira's wiki text without pictures, colours, mentions' ids and leaked objects; links keep their words. */
export function withoutWikiMarkup(text: string): string {
  if (!MARKUP.test(text)) return text.trim();
  return text
    .replace(/![^!\s][^!\n]{0,300}!/g, '')
    .replace(/\{(?:color|panel|quote|noformat|code|adf|anchor)(?::[^{}\n]*)?\}/g, '')
    .replace(/\[~(?:accountid:)?([^\]\n]+)\]/g, '@$1')
    .replace(/\[([^|[\]\n]+)\|[^[\]\n]+\]/g, '$1')
    .replace(/^h[1-6]\.\s+/gm, '')
    .replace(/\b[\w.]*CFValue@[0-9a-f]+\b/g, '')
    .trim();
}
