import { type Input, isProblem, type ProblemFound, problem } from '../format.js';
import { ElementSplitter, type Slice } from './elements.js';
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
  for await (const found of valuesOf(input, lists)) {
    if (isProblem(found)) yield found;
    else yield* unwrapped(found, lists);
  }
}

interface Located {
  readonly value: unknown;
  readonly line: number;
}

function valuesOf(input: Input, lists: readonly string[]): AsyncIterable<Located | ProblemFound> {
  if (input.head.text.trimStart().startsWith('[')) return elementsOf(input.text());
  return isLines(input.head.lines) ? linesOfJson(input) : wholeDocument(input, lists);
}

function* unwrapped({ value, line }: Located, lists: readonly string[]): Generator<JsonRecord> {
  const key = lists.find((name) => Array.isArray(at(value, ...name.split('.'))));
  if (key === undefined) yield { value, line, wrapper: undefined };
  else for (const element of listAt(value, ...key.split('.'))) yield { value: element, line, wrapper: value };
}

function isLines(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  try {
    return isObject(JSON.parse(first));
  } catch {
    return lines.filter((line) => /^\s*\{.*\}\s*$/s.test(line)).length > 1;
  }
}

async function* linesOfJson(input: Input): AsyncGenerator<Located | ProblemFound> {
  for await (const { text, number } of input.lines(LONGEST_VALUE)) {
    if (text.trim() !== '') yield parsed({ text, line: number });
  }
}

/** The elements of the array that the text begins with. */
async function* elementsOf(text: AsyncIterable<string>): AsyncGenerator<Located | ProblemFound> {
  const splitter = new ElementSplitter();
  for await (const chunk of text) {
    for (const element of splitter.take(chunk)) yield parsed(element);
    if (splitter.isDone) return;
    if (splitter.pending > LONGEST_VALUE) {
      yield problem(
        'too-large',
        'One record is larger than 128 MB; the rest of the file is left out.',
        splitter.line,
      );
      return;
    }
  }
  yield problem(
    'cut-short',
    'The file ends in the middle of a record; the records before it are kept. Export it again.',
    splitter.line,
  );
}

async function* wholeDocument(
  input: Input,
  lists: readonly string[],
): AsyncGenerator<Located | ProblemFound> {
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
  const whole = parsed({ text, line: 1 });
  yield whole;
  if (!isProblem(whole)) return;
  for (const list of lists) {
    const found = new RegExp(`"${list.split('.').at(-1)}"\\s*:\\s*\\[`).exec(text);
    if (found) yield* elementsOf(inMemory(text.slice(found.index + found[0].length - 1)));
  }
}

async function* inMemory(text: string): AsyncGenerator<string> {
  yield text;
}

function parsed({ text, line }: Slice): Located | ProblemFound {
  try {
    return { value: JSON.parse(text) as unknown, line };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    const before = /position (\d+)/.exec(reason)?.[1];
    const lines = before === undefined ? 0 : (text.slice(0, Number(before)).match(/\n/g)?.length ?? 0);
    return problem('bad-json', `This is not valid JSON (${reason}) and is left out.`, line + lines);
  }
}
