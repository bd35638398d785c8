/** `{ since }` where it is known, nothing where it is not. */
export function dated<Row extends { readonly since: string | null }>({
  since,
  ...row
}: Row): Omit<Row, 'since'> & { readonly since?: string } {
  return since === null || since === '' ? row : { ...row, since };
}
