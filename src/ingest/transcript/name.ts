const ZOOM_DATE = /GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/;
const ISO_DATE = /(?<!\d)(20\d{2})[-_.](0[1-9]|1[0-2])[-_.](0[1-9]|[12]\d|3[01])(?!\d)/;

/** A title for people out of a file's name. */
export function titleOf(name: string): string {
  const bare = (name.split('/').at(-1) ?? name)
    .replace(/(?:\.(?:transcript|cc))?\.[a-z0-9]{1,6}$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
  return bare === '' ? name : bare;
}

/** The date that many exporters put into the file's name. */
export function startOf(name: string): { startedAt: string } | Record<string, never> {
  const zoom = ZOOM_DATE.exec(name);
  if (zoom) return { startedAt: `${zoom[1]}-${zoom[2]}-${zoom[3]}T${zoom[4]}:${zoom[5]}:${zoom[6]}Z` };
  const date = ISO_DATE.exec(name);
  return date ? { startedAt: `${date[1]}-${date[2]}-${date[3]}` } : {};
}
