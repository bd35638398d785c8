import { z } from 'zod';
import { categorySchema, classSchema, commonSchema, lensSchema, scopeSchema } from './schema.js';

const schemas = {
  category: categorySchema,
  class: classSchema,
  'common-words': commonSchema,
  lens: lensSchema,
  scope: scopeSchema,
};

/** The JSON Schema of each kind of lexicon file, by the name it has in `lexicons/schema`: editors check files with it. */
export function lexiconSchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
      return [
        `${name}.json`,
        `${JSON.stringify({ title: `Centricity lexicon: ${name}`, ...json }, undefined, 2)}\n`,
      ];
    }),
  );
}
