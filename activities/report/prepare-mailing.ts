import { campaignTime } from '../../domain/campaign/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import { engine } from '../../domain/ledger/event.ts';
import { reportMail } from '../../domain/report/report-mail.ts';
import { changesSince, isUnchanged } from '../../domain/report/status-changes.ts';
import type { IssuedPaper } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { ReportMailing } from '../ports/mailings.ts';
import type { CampaignRecord } from '../ports/records.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Fixes the message of a report and whom it goes to, before the first attempt; once, however often it is asked. What
 * is new is counted from the last report that was sent, and the ledger answers for both.
 * @returns null where the campaign has no list, or nothing is new and it wants no report then
 */
export const prepareMailing = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  asAtMs: number,
): Promise<ReportMailing | null> => {
  const { definition, id: campaignId } = campaign;
  const { distribution } = definition.statusReport;
  if (distribution === undefined) return null;
  const { read } = deps.database;
  const paper = await read.paper(campaignId, 'status-of-responses', asAtMs);
  if (paper === null) throw new NotFound('The status of responses as at', new Date(asAtMs).toISOString());
  const known = await read.reportMailing(paper.id);
  if (known !== null) return known;

  const last = await read.reportMailingBefore(campaignId, asAtMs);
  const status = await deps.statuses.count(campaignId, asAtMs);
  const before = last === null ? null : await deps.statuses.count(campaignId, last.asAtMs);
  const changes = changesSince(before, status);
  if (distribution.onlyWhenChanged && isUnchanged(changes)) return null;

  const { office, dates } = definition;
  const preparedAtMs = Math.floor(campaignTime(campaign.clock, deps.time.nowMs()));
  const messageId = messageIdOf(deps, paper, office.senderMailbox);
  const mime = await deps.reports.build({
    messageId,
    from: office.senderMailbox,
    fromName: office.letterhead[0] ?? '',
    replyTo: office.replyMailbox,
    to: distribution.to,
    datedAtMs: preparedAtMs,
    language: status.language,
    ...reportMail(status, changes, { ...office, zone: dates.zone }),
    attached: await attachments(deps, paper, status.day),
  });
  const mimeSha256 = deps.sha256(mime);
  const mailing: ReportMailing = { paperId: paper.id, campaignId, asAtMs, messageId, mimeSha256, preparedAtMs };
  const isNew = await deps.database.transaction(async (unit) => {
    await unit.putBlobs([{ sha256: mimeSha256, bytes: mime }]);
    if (!(await unit.insertReportMailing(mailing, distribution.to))) return false;
    await unit.append(campaignId, [
      {
        atMs: preparedAtMs,
        type: 'report-prepared',
        subject: null,
        actor: engine,
        data: { paperId: paper.id, messageId, mimeSha256, recipients: distribution.to, since: changes.since },
      },
    ]);
    return true;
  });
  return isNew ? mailing : read.reportMailing(paper.id);
};

/** Derived from the paper and not drawn, so that a second copy is known as the same message. */
const messageIdOf = ({ sha256 }: Dependencies, { id }: IssuedPaper, senderMailbox: string): string =>
  `<${sha256(JSON.stringify(['report', id])).slice(0, 32)}@${senderMailbox.slice(senderMailbox.lastIndexOf('@') + 1)}>`;

const attachments = async ({ database }: Dependencies, paper: IssuedPaper, day: string) => {
  const forms = [
    { hash: paper.pdfSha256, extension: 'pdf', mediaType: 'application/pdf' },
    ...(paper.xlsxSha256 === null ? [] : [{ hash: paper.xlsxSha256, extension: 'xlsx', mediaType: workbookType }]),
  ];
  const blobs = await database.read.blobs(forms.map(({ hash }) => hash));
  return forms.map(({ hash, extension, mediaType }) => ({
    name: `status-of-responses-${day}.${extension}`,
    mediaType,
    bytes: blobs.get(hash) as Uint8Array,
  }));
};
