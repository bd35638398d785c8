import { isObject, type JsonObject } from './value.js';

/** Remembers, for each answer of an API, an index of what it carries beside its records, so that it is made once. */
export function besideRecords<Index>(make: (wrapper: JsonObject) => Index): (wrapper: unknown) => Index {
  const known = new WeakMap<JsonObject, Index>();
  return (wrapper) => {
    const key = isObject(wrapper) ? wrapper : {};
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
}
