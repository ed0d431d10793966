import { calendarDaysToReply } from './response-times.ts';
import { classOf, type StatusOfResponses } from './status-of-responses.ts';

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
  'language',
  'standing',
  'reply_form',
  'requested',
  'delivered',
  'acknowledged',
  'requested_at',
  'responded_at',
  'days_to_reply',
  'working_days_to_reply',
  'reminders',
  'extended_to',
  'submission_versions',
] as const;

export type StatusCsvRow = Readonly<Record<(typeof statusCsvColumns)[number], string>>;

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

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
    language: facts.language,
    standing: facts.standing,
    reply_form: facts.form ?? '',
    requested: yesOrNo(facts.requested),
    delivered: yesOrNo(facts.delivered),
    acknowledged: yesOrNo(facts.acknowledged),
    requested_at: facts.requestedAt ?? '',
    responded_at: facts.respondedAt ?? '',
    days_to_reply: calendarDaysToReply(facts)?.toFixed(1) ?? '',
    working_days_to_reply: String(status.times.workingDays[facts.code] ?? ''),
    reminders: String(facts.remindedAt.length),
    extended_to: facts.extensions.at(-1)?.deadline ?? '',
    submission_versions: String(facts.submissionVersions),
  }));
