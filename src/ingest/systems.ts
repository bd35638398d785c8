/**
 * Formats in which one system's tickets come, whichever way they are exported. A ticket's number is unique within its
 * system. Formats that are not here do not say which system they come from, or, as GitHub, number anew in each project.
 */
const SYSTEMS: Readonly<Record<string, readonly string[]>> = {
  zendesk: ['zendesk', 'zendesk-comments', 'zendesk-tables'],
  jira: ['jira', 'jira-csv'],
  intercom: ['intercom'],
  freshdesk: ['freshdesk'],
  front: ['front'],
  helpscout: ['helpscout'],
  hubspot: ['hubspot', 'hubspot-messages'],
  salesforce: ['salesforce'],
  servicenow: ['servicenow'],
};

const BY_FORMAT: ReadonlyMap<string, string> = new Map(
  Object.entries(SYSTEMS).flatMap(([system, formats]) => formats.map((format) => [format, system] as const)),
);

/** The system whose tickets a format holds, where the format tells. */
export function systemOf(format: string): string | undefined {
  return BY_FORMAT.get(format);
}
