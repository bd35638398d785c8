import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  editSettings,
  type SettingChange,
  settingsText,
  writeSettings,
} from '../../../src/app/jobs/settings-edit.js';
import { temporaryDirectory } from '../../store/talk.js';

const written = `# Ours, agreed with the works council
people:
  number: 6 # since May
  quote: 12

sources:
  - { name: desk, kind: directory, path: exports } # the help desk

# the end
`;

function textAfter(text: string, ...changes: readonly SettingChange[]): string {
  const edited = editSettings(text, '/etc/centricity.yaml', changes);
  if (edited.kind === 'faulty') throw new Error(JSON.stringify(edited.faults));
  return edited.text;
}

describe('settings that are edited', () => {
  test('keep every remark and everything that was not changed', () => {
    const edited = textAfter(written, { path: ['people', 'number'], value: 7 });
    expect(edited).toBe(written.replace('number: 6', 'number: 7'));
  });

  test('keep their remarks where one is taken out', () => {
    const edited = textAfter(written, { path: ['people', 'quote'], value: undefined });
    expect(edited).toContain('# Ours, agreed with the works council');
    expect(edited).not.toContain('quote');
    expect(edited).toContain('# the help desk');
  });

  test.each<[string, SettingChange, string]>([
    ['', { path: ['timeZone'], value: 'Europe/Berlin' }, 'timeZone: Europe/Berlin\n'],
    ['', { path: ['retention', 'textDays'], value: 30 }, 'retention:\n  textDays: 30\n'],
    ['people: { number: 8 }\n', { path: ['people', 'number'], value: undefined }, '{}\n'],
    ['# remark\n', { path: ['people', 'number'], value: undefined }, '# remark\n'],
    [
      'targetMix: { community: 100 }\n',
      { path: ['targetMix'], value: { community: 60, chameleon: 40 } },
      'targetMix:\n  community: 60\n  chameleon: 40\n',
    ],
  ])('%j with %j', (text, change, expected) => {
    expect(textAfter(text, change)).toBe(expected);
  });

  test('keep a remark that is all there was', () => {
    expect(textAfter('# later\n', { path: ['timeZone'], value: 'UTC' })).toBe('# later\n\ntimeZone: UTC\n');
  });

  test.each<[SettingChange, string, string]>([
    [
      { path: ['people', 'number'], value: 4 },
      'people.number',
      'must be a whole number of 5 or more: fewer people could be made out',
    ],
    [
      { path: ['people', 'quote'], value: 'many' },
      'people.quote',
      'must be a whole number of 10 or more: fewer people could be made out',
    ],
    [{ path: ['timeZone'], value: 'Mars/Base' }, 'timeZone', 'is no time zone, such as Europe/Berlin'],
    [
      { path: ['targetMix'], value: { community: 60 } },
      'targetMix',
      'the shares must add up to 100, these make 60',
    ],
  ])('are refused at their field: %j', (change, path, words) => {
    const edited = editSettings(written, 'x.yaml', [change]);
    expect(edited).toEqual({ kind: 'faulty', faults: [{ path: path.split('.'), words }] });
  });

  test('are left alone where somebody has broken them by hand', () => {
    expect(() => editSettings('people: [', 'x.yaml', [])).toThrow(/^x\.yaml:1:/);
  });
});

describe('a settings file', () => {
  test('is written whole, for its owner only, and leaves nothing beside it', () => {
    const directory = temporaryDirectory();
    const path = join(directory, 'centricity.yaml');
    expect(settingsText(path)).toBe('');
    writeFileSync(path, 'before');
    writeSettings(path, written);
    expect(readFileSync(path, 'utf8')).toBe(written);
    expect(readdirSync(directory)).toEqual(['centricity.yaml']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('that cannot be written says so', () => {
    expect(() => writeSettings(join(temporaryDirectory(), 'gone', 'x.yaml'), '')).toThrow(
      /Cannot write .*Nothing was changed/,
    );
  });
});
