const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** Day, month and year in either order, and the time of day. */
const NUMBERS =
  /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\.?)?)?$/i;

/**
 * A date and time as ISO 8601, from ISO-like text, seconds or milliseconds since 1970, mail's form, or numbers in one
 * order alone (02.03.2026, 24/12/2026). Without a zone in the text there is none in the answer. Undefined for what can be
 * read two ways (03/04/2025).
 */
export function isoDate(value: unknown): string | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '') return undefined;
  if (/^\d{9,13}(?:\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  const found = ISO.exec(text);
  if (found) {
    const [, year, month = '', day = '', hour, minute = '00', second = '00', fraction, zone = ''] = found;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const time =
      hour === undefined
        ? ''
        : `T${hour.padStart(2, '0')}:${minute}:${second}${fraction ? `.${fraction.slice(0, 3)}` : ''}`;
    const iso = `${date}${time}${time === '' ? '' : /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
    return isDay(year, month, day) && !Number.isNaN(Date.parse(iso)) ? iso : undefined;
  }
  const numbers = NUMBERS.exec(text);
  if (numbers) return fromNumbers(numbers);
  // Only forms that name the month can be read one way.
  return text.length < 60 && /\d{4}/.test(text) && /[a-z]{3}/i.test(text) && isNamedDay(text)
    ? fromEpoch(Date.parse(text))
    : undefined;
}

function fromNumbers(found: RegExpExecArray): string | undefined {
  const [, one = '', sign, other = '', year, hour, minute, second = '00', half] = found;
  const dayFirst = sign === '.' || Number(one) > 12;
  if (!dayFirst && Number(other) <= 12 && one !== other) return undefined;
  const [day, month] = dayFirst ? [one, other] : [other, one];
  const hours = half === undefined ? hour : String((Number(hour) % 12) + (/p/i.test(half) ? 12 : 0));
  const time = hours === undefined ? '' : `T${hours.padStart(2, '0')}:${minute}:${second}`;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time}`;
  return isDay(year, month, day) && !Number.isNaN(Date.parse(iso)) ? iso : undefined;
}

/** Whether a month has this day: a parser takes 31 February for 3 March. */
function isDay(year: string | undefined, month: string, day: string): boolean {
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

const NAMED_DAY =
  /(?:(?<before>\d{1,2})[\s-]+)?(?<month>[a-z]{3})[a-z]*\.?[\s-]+(?:(?<behind>\d{1,2}),?\s+)?(?:[\d:]{4,8}\s+)?(?<year>\d{4})/i;

/** The same for "31 Feb 2026" and "Feb 31, 2026"; other forms are left to the parser. */
function isNamedDay(text: string): boolean {
  const { before, behind, month, year } = NAMED_DAY.exec(text)?.groups ?? {};
  const day = before ?? behind;
  return day === undefined || new Date(`${day} ${month} ${year} UTC`).getUTCDate() === Number(day);
}

function fromEpoch(value: number): string | undefined {
  const milliseconds = Math.abs(value) < 1e11 ? value * 1000 : value;
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) || value <= 0 ? undefined : date.toISOString();
}
