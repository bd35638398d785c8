import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lexiconSchemas } from '../../src/lexicon/json-schema.js';

const folder = resolve(import.meta.dirname, '../../lexicons/schema');
const schemas = lexiconSchemas();

describe('the JSON Schemas that editors use', () => {
  // After a change of src/lexicon/schema.ts: npx vitest run test/lexicon/json-schema.test.ts -u
  test.each(Object.keys(schemas))('%s is in step with what the loader accepts', async (name) => {
    await expect(schemas[name]).toMatchFileSnapshot(resolve(folder, name));
  });

  test('are all there is in their folder', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(schemas).sort());
  });

  test('know the keys of a category and of its entries', () => {
    const category = JSON.parse(readFileSync(resolve(folder, 'category.json'), 'utf8'));
    expect(category.required).toEqual(['category', 'lens', 'meaning', 'entries']);
    expect(category.properties.entries.items.required).toEqual(['match', 'yes', 'no']);
    expect(category.properties.side.enum).toEqual(['centric', 'focused']);
  });
});
