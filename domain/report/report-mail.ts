import type { RegionalGroup } from '../directory/entity.ts';
import { regionalGroups } from '../directory/entity.ts';
import { cleanLine } from '../paper/clean-text.ts';
import { localDay, localTime } from '../time/zoned.ts';
import { formatDay } from '../wording/dates.ts';
import { formatDeadline } from '../wording/duty-stations.ts';
import { type ReportWording, reportWording } from './report-wording.ts';
import type { ResponseFacts } from './response-facts.ts';
import type { StatusChanges } from './status-changes.ts';
import type { StatusOfResponses } from './status-of-responses.ts';
import type { ReportOffice } from './status-paper.ts';

/** The message with which a report goes to the distribution list. */
export interface ReportMail {
  /** One line. */
  readonly subject: string;
  /** Plain text; lines are wrapped by whoever builds the message. */
  readonly text: string;
}

/** Where the replies stand and what is new since the last report, by name and group. */
export const reportMail = (status: StatusOfResponses, changes: StatusChanges, office: ReportOffice): ReportMail => {
  const { language } = status;
  const wording = reportWording(language);
  const { mail } = wording;
  const moment = (iso: string): string => {
    const [day = '', time = ''] = localTime(Date.parse(iso), office.zone).split('T');
    return formatDeadline(day, time, office.dutyStation, language);
  };
  const replied = status.total.replied.length;
  const asked = status.total.asked.length;
  const share = asked === 0 ? 0 : Math.round((replied / asked) * 100);
  const deadlineOf = ({ extensions }: ResponseFacts): string => {
    const deadline = extensions.at(-1)?.deadline ?? '';
    return deadline === '' ? '' : ` (${formatDay(localDay(Date.parse(deadline), office.zone), language)})`;
  };
  const lists: readonly (readonly [
    label: string,
    facts: readonly ResponseFacts[],
    more?: (facts: ResponseFacts) => string,
  ])[] = [
    [mail.replied, changes.replied],
    [mail.late, changes.late],
    [mail.replyGone, changes.replyGone],
    [mail.extended, changes.extended, deadlineOf],
    [mail.undeliverable, changes.undeliverable],
    [mail.noReply, changes.noReply],
  ];
  const sections = lists.flatMap(([label, facts, more]) =>
    facts.length === 0 ? [] : ['', `${label} (${facts.length})`, ...byGroup(facts, wording, more)],
  );
  return {
    subject: cleanLine(`${wording.title}${wording.colon}${status.campaign.title} (${formatDay(status.day, language)})`),
    text: [
      wording.summary.replies(moment(status.asAt), replied, asked, String(share)),
      '',
      changes.since === null ? mail.first : mail.since(moment(changes.since)),
      ...(sections.length === 0 ? [mail.nothing] : sections),
      '',
      mail.attached,
      '',
      ...office.letterhead,
      '',
    ].join('\n'),
  };
};

/** A line a group, those in no group last. */
const byGroup = (
  facts: readonly ResponseFacts[],
  wording: ReportWording,
  more: (facts: ResponseFacts) => string = () => '',
): string[] => {
  const groups = Map.groupBy(facts, ({ regionalGroup }) => regionalGroup);
  return [...regionalGroups, null].flatMap((group: RegionalGroup | null) => {
    const members = groups.get(group);
    if (members === undefined) return [];
    const names = members.map((each) => `${cleanLine(each.name)}${more(each)}`).join(wording.comma);
    return [`- ${wording.groups[group ?? 'none']}${wording.colon}${names}`];
  });
};
