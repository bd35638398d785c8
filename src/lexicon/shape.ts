import { z } from 'zod';
import { nearest } from './nearest.js';

/** What is wrong with a value, and where: `key` where a key's name is wrong and not what it holds. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  readonly key?: string;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** The part of JSON Schema that says which keys there are. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** Zod's issues in words for the person who wrote the file, with the mend. */
export function flawsOf(schema: z.ZodType, value: unknown, issues: readonly Issue[]): Flaw[] {
  const shape = z.toJSONSchema(schema, { io: 'input' }) as Shape;
  return issues.flatMap((issue) => narrowed(issue)).flatMap((issue) => flawsIn(issue, shape, value));
}

/** Of the alternatives of a union, what is wrong with the one that was meant: the first that got past the kind of value. */
function narrowed(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((errors) =>
    errors.every((error) => error.code !== 'invalid_type' || error.path.length > 0),
  );
  const inner = meant ?? issue.errors[0] ?? [];
  return inner.flatMap((error) => narrowed({ ...error, path: [...issue.path, ...error.path] }));
}

function flawsIn(issue: Issue, shape: Shape, value: unknown): Flaw[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const name = path.length === 0 ? 'the file' : `"${path.join('.')}"`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path, key, message: unknownKey(key, keysAt(shape, path)) }));
  if (issue.code === 'invalid_type')
    return [{ path, message: `${name} ${wrongKind(issue, valueAt(value, path))}` }];
  if (issue.code === 'invalid_value') {
    const close = nearest(String(valueAt(value, path)), issue.values.map(String));
    const meant = close === undefined ? '' : `: did you mean "${close}"?`;
    return [
      {
        path,
        message: `${name} must be ${issue.values.map((one) => `"${String(one)}"`).join(' or ')}${meant}`,
      },
    ];
  }
  if (issue.code === 'too_small' && issue.message.startsWith('Too small'))
    return [{ path, message: `${name} is empty: fill it in or remove it` }];
  return [{ path, message: `${name}: ${issue.message}` }];
}

function unknownKey(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  const mend = close === undefined ? `known here are ${known.join(', ')}` : `did you mean "${close}"?`;
  return `"${key}" is no key here: ${mend}`;
}

function wrongKind(issue: Extract<Issue, { code: 'invalid_type' }>, value: unknown): string {
  if (value === undefined) return 'is missing: add it';
  if (value === null) return 'is empty: fill it in, and put text that begins with # in quotes';
  if (issue.expected === 'array') return 'must be a list: write [one, two]';
  if (issue.expected === 'string') return 'must be text: put it in quotes';
  return `must hold keys, one per line`;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string | number, unknown>)[part]
        : undefined,
    value,
  );
}

function keysAt(shape: Shape, path: readonly (string | number)[]): string[] {
  const inner = path.reduce<Shape>((at, part) => {
    return (typeof part === 'number' ? at.items : at.properties?.[part]) ?? {};
  }, shape);
  return Object.keys(
    (inner.properties ? inner : inner.anyOf?.find(({ properties }) => properties))?.properties ?? {},
  );
}
