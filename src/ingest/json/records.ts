import { type Input, isProblem, type ProblemFound, problem } from '../format.js';
import { at, isObject, listAt } from './value.js';

/** One ticket, call or message of a JSON file, and the line it begins on. */
export interface JsonRecord {
  readonly value: unknown;
  readonly line: number;
  /** The object whose list the record lies in: side-loaded users and groups. */
  readonly wrapper: unknown;
}

/** One JSON value may be this long, in characters. */
const LONGEST_VALUE = 128 * 1024 * 1024;

/**
 * The records of a JSON file: lines of objects, elements of an array, or elements of one of the named lists in an
 * object (`{"tickets": […]}`); an object without such a list is one record. Arrays and lines are streamed.
 * What is not valid JSON is a problem with its line; the records around it are kept.
 */
export async function* recordsOf(
  input: Input,
  lists: readonly string[],
): AsyncGenerator<JsonRecord | ProblemFound> {
  const start = input.head.text.trimStart();
  const values = start.startsWith('[')
    ? elementsOf(input.text())
    : isLines(input.head.lines)
      ? linesOfJson(input)
      : wholeDocument(input, lists);
  for await (const slice of values) {
    if (isProblem(slice)) {
      yield slice;
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(slice.text);
    } catch (error) {
      yield problem(
        'bad-json',
        `This record is not valid JSON (${error instanceof Error ? error.message : 'unreadable'}) and is left out.`,
        slice.line,
      );
      continue;
    }
    yield* unwrapped(value, slice.line, lists);
  }
}

function* unwrapped(
  value: unknown,
  line: number,
  lists: readonly string[],
): Generator<JsonRecord | ProblemFound> {
  const key = isObject(value)
    ? lists.find((name) => Array.isArray(at(value, ...name.split('.'))))
    : undefined;
  if (key === undefined || !isObject(value)) yield { value, line, wrapper: undefined };
  else for (const element of listAt(value, ...key.split('.'))) yield { value: element, line, wrapper: value };
}

interface Slice {
  readonly text: string;
  readonly line: number;
}

function isLines(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  try {
    return isObject(JSON.parse(first));
  } catch {
    return lines.filter((line) => /^\s*\{.*\}\s*$/s.test(line)).length > 1;
  }
}

async function* linesOfJson(input: Input): AsyncGenerator<Slice> {
  for await (const line of input.lines(LONGEST_VALUE)) {
    if (line.text.trim() !== '') yield { text: line.text, line: line.number };
  }
}

/** The texts of the elements of the array that the text begins with. */
async function* elementsOf(text: AsyncIterable<string>): AsyncGenerator<Slice | ProblemFound> {
  const mark = /["\\{}[\],\n]/g;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let line = 1;
  let startLine = 1;
  let element = '';
  for await (const chunk of text) {
    let from = 0;
    mark.lastIndex = 0;
    if (escaped) mark.lastIndex = 1;
    escaped = false;
    for (let found = mark.exec(chunk); found; found = mark.exec(chunk)) {
      const sign = found[0];
      if (sign === '\n') line += 1;
      else if (inString) {
        if (sign === '\\') {
          mark.lastIndex += 1;
          escaped = mark.lastIndex > chunk.length;
        } else if (sign === '"') inString = false;
      } else if (sign === '"') inString = true;
      else if (sign === '{' || sign === '[') {
        depth += 1;
        if (depth === 1) from = found.index + 1;
        if (depth === 2) startLine = line;
      } else if (sign !== ',' || depth === 1) {
        if (depth === 1) {
          const done = element + chunk.slice(from, found.index);
          if (done.trim() !== '') yield { text: done, line: startLine };
          element = '';
          from = found.index + 1;
        }
        if (sign !== ',') depth -= 1;
        if (depth === 0) return;
      }
    }
    if (depth > 0) element += chunk.slice(from);
    if (element.length > LONGEST_VALUE) {
      yield problem(
        'too-large',
        'One record is larger than 128 MB; the rest of the file is left out.',
        startLine,
      );
      return;
    }
  }
  yield problem(
    'cut-short',
    'The file ends in the middle of a record; the records before it are kept. Export it again.',
    startLine,
  );
}

async function* wholeDocument(input: Input, lists: readonly string[]): AsyncGenerator<Slice | ProblemFound> {
  let text = '';
  for await (const chunk of input.text()) {
    text += chunk;
    if (text.length > LONGEST_VALUE) {
      yield problem(
        'too-large',
        'The file is one JSON object of more than 128 MB. Export it as JSON Lines (one record a line) or in parts.',
      );
      return;
    }
  }
  try {
    JSON.parse(text);
    yield { text, line: 1 };
  } catch (error) {
    yield problem(
      'bad-json',
      `The file is not valid JSON (${error instanceof Error ? error.message : 'unreadable'}). Export it again.`,
      lineOf(text, error),
    );
    for (const list of lists) {
      const found = new RegExp(`"${list.split('.').at(-1)}"\\s*:\\s*\\[`).exec(text);
      if (found) yield* elementsOf(inMemory(text.slice(found.index + found[0].length - 1)));
    }
  }
}

async function* inMemory(text: string): AsyncGenerator<string> {
  yield text;
}

function lineOf(text: string, error: unknown): number | undefined {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
}
