import type { AxeResults } from 'axe-core';

/** What functions that run inside the page under test may use; the project is otherwise typed for Node. */
declare global {
  var axe: { run(): Promise<AxeResults> };
  var document: { readonly documentElement: { readonly scrollWidth: number } };
  var innerWidth: number;
}
