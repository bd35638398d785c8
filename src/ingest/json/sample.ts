/**
 * The value that the beginning of a JSON file starts with, cut short where the text ends inside it:
 * `[{"id":1,"comments":[{"te` gives `[{"id":1}]`. Undefined where it is no JSON.
 */
export function sampleOf(head: string): unknown {
  const start = head.trimStart();
  if (!/^[[{]/.test(start)) return undefined;
  return parse(start) ?? parse(start.split('\n', 1)[0] ?? '') ?? parse(closed(start));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function closed(text: string): string {
  const stack: string[] = [];
  let safe = { length: 0, closers: '' };
  let inString = false;
  let opened = 0;
  const mark = /["\\{}[\],]/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const sign = found[0];
    if (inString) {
      if (sign === '\\') mark.lastIndex += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') {
      inString = true;
      opened = found.index;
    } else if (sign === '{' || sign === '[') {
      stack.push(sign === '{' ? '}' : ']');
      if (stack.length > 500) break;
      safe = { length: found.index + 1, closers: [...stack].reverse().join('') };
    } else if (sign === ',') safe = { length: found.index, closers: [...stack].reverse().join('') };
    else {
      stack.pop();
      safe = { length: found.index + 1, closers: [...stack].reverse().join('') };
      if (stack.length === 0) break;
    }
  }
  // A value that is cut in the middle of its words is still told by its beginning.
  return inString && /:\s*$/.test(text.slice(0, opened).slice(-100))
    ? `${text.slice(0, opened + BEGINNING).replace(/\\.{0,5}$/s, '')}"${[...stack].reverse().join('')}`
    : text.slice(0, safe.length) + safe.closers;
}

const BEGINNING = 100;
