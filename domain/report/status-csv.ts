import { classOf, daysToReply, type StatusOfResponses } from './status-of-responses.ts';

/** Heads of the columns, in order; stable, as other systems read them. */
export const statusCsvColumns = [
  'as_at',
  'campaign',
  'code',
  'name',
  'kind',
  'class',
  'treaty_status',
  'regional_group',
  'state',
  'requested_at',
  'responded_at',
  'days_to_reply',
  'reminders',
  'submission_versions',
] as const;

export type StatusCsvRow = Readonly<Record<(typeof statusCsvColumns)[number], string>>;

/**
 * One row an addressee, in the order of the report. Moments are ISO 8601 in UTC, days to one decimal;
 * what is not known or does not apply is empty.
 */
export const statusCsvRows = (status: StatusOfResponses): StatusCsvRow[] =>
  status.facts.map((facts) => ({
    as_at: status.asAt,
    campaign: status.campaign.id,
    code: facts.code,
    name: facts.name,
    kind: facts.kind,
    class: classOf(facts),
    treaty_status: facts.treatyStatus,
    regional_group: facts.regionalGroup ?? '',
    state: facts.state,
    requested_at: facts.requestedAt ?? '',
    responded_at: facts.respondedAt ?? '',
    days_to_reply: daysToReply(facts)?.toFixed(1) ?? '',
    reminders: String(facts.reminders),
    submission_versions: String(facts.submissionVersions),
  }));
