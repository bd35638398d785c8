import type { Line } from '../content/lines.js';
import type { Input } from '../format.js';
import { ElementSplitter } from './elements.js';
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
 * The records of a JSON file, by the batch: lines of objects, elements of an array, or elements of one of the named lists
 * in an object (`{"tickets": […]}`); an object without such a list is one record. Arrays and lines are streamed.
 * What is not valid JSON is a problem with its line; the records around it are kept.
 */
export async function* recordsOf(
  input: Input,
  lists: readonly string[],
): AsyncGenerator<readonly JsonRecord[]> {
  const paths = lists.map((list) => list.split('.'));
  for await (const values of valuesOf(input, lists)) {
    const records: JsonRecord[] = [];
    for (const value of values) addUnwrapped(records, value, paths);
    yield records;
  }
}

function valuesOf(input: Input, lists: readonly string[]): AsyncIterable<readonly JsonRecord[]> {
  if (input.head.text.trimStart().startsWith('[')) return elementsOf(input.text(), input);
  return isLines(input.head.lines) ? linesOfJson(input) : wholeDocument(input, lists);
}

function addUnwrapped(records: JsonRecord[], record: JsonRecord, paths: readonly string[][]): void {
  const { value, line } = record;
  const path = paths.find((keys) => Array.isArray(at(value, ...keys)));
  if (path === undefined) records.push(record);
  else for (const element of listAt(value, ...path)) records.push({ value: element, line, wrapper: value });
}

/** Whether each line is an object. A document may have lines that are objects, too, but begins with an open one. */
function isLines(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (/[{[,:]\s*$/.test(first)) return false;
  try {
    return isObject(JSON.parse(first));
  } catch {
    return lines.filter((line) => /^\{.*\}\s*$/s.test(line)).length > 1;
  }
}

async function* linesOfJson(input: Input): AsyncGenerator<readonly JsonRecord[]> {
  for await (const lines of input.lines(LONGEST_VALUE))
    yield parsed(
      lines.filter(({ text }) => text.trim() !== ''),
      input,
    );
}

/** The elements of the array that the text begins with. */
async function* elementsOf(text: AsyncIterable<string>, input: Input): AsyncGenerator<readonly JsonRecord[]> {
  const splitter = new ElementSplitter();
  for await (const chunk of text) {
    yield parsed(splitter.take(chunk), input);
    if (splitter.isDone) return;
    if (splitter.pending > LONGEST_VALUE) {
      const message = 'One record is larger than 128 MB; the rest of the file is left out.';
      input.problems.add({ code: 'too-large', message, line: splitter.line });
      return;
    }
  }
  const message = 'The file ends in the middle of a record; the records before it are kept. Export it again.';
  input.problems.add({ code: 'cut-short', message, line: splitter.line });
}

async function* wholeDocument(input: Input, lists: readonly string[]): AsyncGenerator<readonly JsonRecord[]> {
  let text = '';
  for await (const chunk of input.text()) {
    text += chunk;
    if (text.length > LONGEST_VALUE) {
      const message =
        'The file is one JSON object of more than 128 MB. Export it as JSON Lines (one record a line) or in parts.';
      input.problems.add({ code: 'too-large', message });
      return;
    }
  }
  // A first record longer than the head of the file does not show there that each line is one.
  if (isLines([text.slice(0, Math.max(0, text.search(/[\n\r]\s*\{/)))])) {
    yield* linesOfJson(input);
    return;
  }
  const whole = parsed([{ text, number: 1 }], input);
  if (whole.length > 0) yield whole;
  else for (const list of lists) yield* listIn(text, list, input);
}

/** The elements of a list in a document that is damaged elsewhere. */
async function* listIn(text: string, list: string, input: Input): AsyncGenerator<readonly JsonRecord[]> {
  const found = new RegExp(`"${list.split('.').at(-1)}"\\s*:\\s*\\[`).exec(text);
  if (found) yield* elementsOf(inMemory(text.slice(found.index + found[0].length - 1)), input);
}

async function* inMemory(text: string): AsyncGenerator<string> {
  yield text;
}

/** The values of texts; those that are no JSON are problems. */
function parsed(slices: readonly Line[], { problems }: Input): readonly JsonRecord[] {
  const records: JsonRecord[] = [];
  for (const { text, number: line } of slices) {
    // An exception for each of a million broken lines would take half a minute.
    if (problems.isFull('bad-json') && !couldBeRecord(text)) {
      problems.count('bad-json');
      continue;
    }
    try {
      records.push({ value: JSON.parse(text), line, wrapper: undefined });
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unreadable';
      const before = /position (\d+)/.exec(reason)?.[1];
      const lines = before === undefined ? 0 : (text.slice(0, Number(before)).match(/\n/g)?.length ?? 0);
      const message = `This is not valid JSON (${reason}) and is left out.`;
      problems.add({ code: 'bad-json', message, line: line + lines });
    }
  }
  return records;
}

/** Whether a text begins as an object does, with a first field that has a value, and ends as one. */
function couldBeRecord(text: string): boolean {
  return (
    /^\s*\{\s*(?:\}|"(?:[^"\\]|\\.){0,100}(?:$|"\s*:\s*["\d{[tfn-]))/.test(text.slice(0, 120)) &&
    /\}\s*$/.test(text.slice(-100))
  );
}
