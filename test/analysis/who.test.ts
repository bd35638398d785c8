import { describe, expect, test } from 'vitest';
import { Cues, createReader, NOTHING_BEFORE } from '../../src/analysis/index.js';
import { createWho } from '../../src/analysis/who.js';
import { Matcher, Vocabulary } from '../../src/lexicon/index.js';
import { shippedLexicon } from './lexicon.js';
import { AMONG_US, ONE_PERSON, THIRD, TO_CUSTOMER, WHO_CASES, type WhoCase } from './who.cases.js';

const lexicon = shippedLexicon();
const matcher = new Matcher(lexicon);
const resolve = createWho(matcher);
const vocabulary = new Vocabulary();
const { contexts } = createReader(lexicon, vocabulary, new Cues(lexicon, vocabulary, []));
const pronoun = matcher.filled('CustomerPronoun').number;
const customer = matcher.filled('Customer').number;

/** Whether the pronoun between stars is taken for a customer. */
function takenForCustomer({ before, text, to }: WhoCase): boolean {
  const context = before === undefined ? NOTHING_BEFORE : contexts.read(before);
  const plain = text.replaceAll('*', '');
  const sheet = matcher.lay(plain);
  resolve(sheet, context, to ?? 'internal');
  const start = text.indexOf('*');
  const at = Array.from({ length: sheet.count }, (_, index) => sheet.starts[index]).indexOf(start);
  expect(at, 'the stars stand around a word').toBeGreaterThanOrEqual(0);
  return matcher.lengthAt(sheet, at, pronoun) > 0;
}

function shown({ before, text, is, to, abstains, errs }: WhoCase): string {
  const outcome = abstains ? `left open: ${abstains}` : errs ? `wrong: ${errs}` : is;
  return `${before ? `${before} ` : ''}${text}${to ? ' (to a customer)' : ''} → ${outcome}`;
}

function check(cases: readonly WhoCase[]): void {
  test.each(cases.map((one) => [shown(one), one] as const))('%s', (_name, one) => {
    const right = one.is === 'customer';
    const expected = one.abstains ? false : one.errs ? !right : right;
    expect(takenForCustomer(one)).toBe(expected);
  });
}

describe('they, them, their, those people', () => check(THIRD));
describe('he and she', () => check(ONE_PERSON));
describe('you, written to a customer', () => check(TO_CUSTOMER));
describe('you, among colleagues', () => check(AMONG_US));

test('over all cases the rule is right where it speaks, and speaks most of the time', () => {
  const taken = WHO_CASES.filter(takenForCustomer);
  const right = taken.filter(({ is }) => is === 'customer').length;
  const precision = right / taken.length;
  const coverage = right / WHO_CASES.filter(({ is }) => is === 'customer').length;
  expect(WHO_CASES.length).toBeGreaterThanOrEqual(120);
  expect(precision).toBeGreaterThanOrEqual(0.93);
  expect(coverage).toBeGreaterThanOrEqual(0.8);
});

test.each<[text: string, named: string[]]>([
  ['Our guests queue while a team member eats.', ['guests']],
  ['The user id of the root user is stored.', []],
  ['People who buy it keep it for years.', ['People who buy']],
  ['Be patient with patients.', ['patients']],
  ['Our guest speaker met the key accounts.', ['key accounts']],
  ['Suppliers and investors dined.', []],
])('%s names customers: %j', (text, named) => {
  const sheet = matcher.lay(text);
  resolve(sheet, [], 'internal');
  const found: string[] = [];
  for (let at = 0; at < sheet.count; at++) {
    const length = matcher.lengthAt(sheet, at, customer);
    if (length > 0) found.push(text.slice(sheet.starts[at], sheet.ends[at + length - 1]));
  }
  expect(found).toEqual(named);
});
