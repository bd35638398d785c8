import type { PersonalKind, PersonalSpan } from './redaction.js';

/** A form that personal things have, and the check that tells them from what only looks alike. Earlier ones win. */
interface Form {
  readonly pattern: RegExp;
  readonly kindOf: (found: string) => PersonalKind | undefined;
}

const FORMS: readonly Form[] = [
  {
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
    kindOf: () => 'e-mail',
  },
  {
    pattern: /(?<![\w.+-])[\w.+-]{1,64}\s?[([]at[)\]]\s?[\w-]{1,63}(?:\.[\w-]{1,63})+/giu,
    kindOf: () => 'e-mail',
  },
  { pattern: /\b(?:[a-z][a-z+.-]{1,20}:\/\/|www\.)[^\s<>"')\]]+/giu, kindOf: () => 'url' },
  {
    pattern: /(?<![\w.-])[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,8}\.[a-z]{2,24}\/[^\s<>"')\]]+/giu,
    kindOf: () => 'url',
  },
  { pattern: /(?<![\p{L}\p{N}_@])@[\p{L}_][\p{L}\p{N}_.-]{0,63}[\p{L}\p{N}_]/gu, kindOf: () => 'handle' },
  { pattern: /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/giu, kindOf: () => 'number' },
  { pattern: /\b[A-Z]{2}\d{2}(?: [A-Z\d]{4}){2,7}(?: [A-Z\d]{1,3})?\b/g, kindOf: ibanKind },
  { pattern: /\b[a-z]{2}\d{2}[a-z\d]{11,30}\b/gi, kindOf: ibanKind },
  {
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g,
    kindOf: (found) => (isIpv4(found) ? 'address' : undefined),
  },
  {
    pattern: /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6}(?![\w:])/giu,
    kindOf: (found) => (/::|[a-f]|(?:[^:]*:){7}/i.test(found) ? 'address' : undefined),
  },
  { pattern: /(?<!\w)(?:\b[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?!\w)/giu, kindOf: () => 'address' },
  { pattern: /(?<![\w-])(?=(?:[A-Z-]{0,4}\d){5})[A-Z]{1,4}-?\d[A-Z\d-]*\b/g, kindOf: () => 'number' },
  { pattern: /(?<![\w.,€$£])[+(]?\d[\d\s()./-]{4,}\d(?!\w|[.,]\d)/g, kindOf: numberKind },
  { pattern: /(?<!\w)#\d{5,}\b/g, kindOf: () => 'number' },
];

/** Personal things that show by their form. */
export function patterned(text: string): readonly PersonalSpan[] {
  return FORMS.flatMap(({ pattern, kindOf }) =>
    [...text.matchAll(pattern)].flatMap((found) => {
      const kind = kindOf(found[0]);
      return kind ? [{ start: found.index, end: found.index + found[0].length, kind }] : [];
    }),
  );
}

const DATE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))$/;
const YEARS = /^(?:19|20)\d\d(?:[\s/-]+(?:19|20)?\d\d)+$/;
const THOUSANDS = /^[1-9]\d{0,2}(?: \d{3})+$/;
const CLOCK = /^\d{1,2}\.\d{2}\s*-\s*\d{1,2}\.\d{2}$/;
const LEAST_PHONE = 7;
const MOST_PHONE = 15;

function numberKind(found: string): PersonalKind | undefined {
  if ([DATE, YEARS, THOUSANDS, CLOCK].some((harmless) => harmless.test(found))) return undefined;
  const digits = found.replace(/\D/g, '');
  if (digits.length >= 13 && digits.length <= 19 && hasLuhnDigit(digits)) return 'card';
  if (digits.length < LEAST_PHONE) return undefined;
  const grouped = /\D/.test(found);
  return grouped && digits.length <= MOST_PHONE ? 'phone' : 'number';
}

/** ISO/IEC 7812-1: the check digit of payment cards (H. P. Luhn 1960). */
function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 13616: the first four characters go to the end, letters become numbers, and the remainder by 97 is 1. */
function ibanKind(found: string): PersonalKind | undefined {
  const plain = found.replace(/ /g, '').toUpperCase();
  const digits = [...plain.slice(4), ...plain.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1 ? 'iban' : undefined;
}

function isIpv4(found: string): boolean {
  return found.split('.').every((part) => Number(part) <= 255);
}
