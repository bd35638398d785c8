import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { secretOf } from '../../../src/app/sources/secret.js';
import { temporaryDirectory } from '../../store/talk.js';

function file(content: string): string {
  const path = join(temporaryDirectory(), 'token');
  writeFileSync(path, content);
  return path;
}

describe('the secret of a source', () => {
  test('comes from the environment', () => {
    expect(secretOf('desk', { tokenEnv: 'DESK' }, { DESK: ' abc ' })).toBe('abc');
  });

  test('or from a file', () => {
    expect(secretOf('desk', { tokenFile: file('abc\n') }, {})).toBe('abc');
  });

  test.each([
    [{}, 'Nothing says where the token is'],
    [{ tokenEnv: 'DESK' }, 'The environment variable DESK is not set'],
    [{ tokenEnv: 'BLANK' }, 'The environment variable BLANK is not set'],
    [{ tokenEnv: 'TWO' }, 'holds blanks or other signs'],
    [
      { tokenFile: '/nowhere/token' },
      'The file /nowhere/token, which should hold the token, cannot be read (ENOENT)',
    ],
  ])('%j is refused in words that name the place', (place, words) => {
    expect(() => secretOf('desk', place, { BLANK: ' ', TWO: 'hush\nhush' })).toThrow(
      expect.objectContaining({ code: 'no-secret', message: expect.stringMatching(/^desk: /) }),
    );
    expect(() => secretOf('desk', place, { BLANK: ' ', TWO: 'hush\nhush' })).toThrow(words);
  });

  test.each([['two words'], ['zwölf'], ['one\ntwo'], ['']])(
    'a file with %j is refused without its content',
    (content) => {
      const place = { tokenFile: file(content) };
      expect(() => secretOf('desk', place, {})).toThrow(/should hold the token and nothing else/);
      if (content !== '') expect(() => secretOf('desk', place, {})).not.toThrow(content);
    },
  );
});
