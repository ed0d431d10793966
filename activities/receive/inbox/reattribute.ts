import { DomainRefusal } from '../../../domain/errors.ts';
import { timelinessOf } from '../../../domain/receive/admissibility.ts';
import type { Effect } from '../../../domain/receive/inbox/effect.ts';
import { inForce } from '../../../domain/receive/submission.ts';
import type { Decided, DecisionInput, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import { change, type DecisionWork, decideIn } from './decision-frame.ts';
import { fileInDecision } from './filing.ts';
import { mailedAbout } from './mailed-about.ts';
import { refuseReplaced } from './refuse-replaced.ts';

/** Files a submission under another addressee than the one that it was filed under. Both cycles follow. */
export const reattribute = async (
  deps: Dependencies,
  input: DecisionInput,
  { submissionId, to, acknowledge }: Extract<InboxDecision, { kind: 'reattribute' }>,
): Promise<Decided> => {
  const { read } = deps.database;
  const submission = await read.submission(submissionId);
  const { campaignId, addresseeCode: from } = submission;
  if (from === to) throw new DomainRefusal('usage', `It is filed under ${to} already.`);
  const addressee = await read.addressee(campaignId, to);
  const item = submission.itemId === null ? null : await read.incoming(submission.itemId);
  const respondents = submission.respondents.map((each) => (each.code === from ? { ...each, code: to } : each));
  const codes = [...new Set([from, to, ...respondents.map(({ code }) => code)])];
  const frame = { kind: 'reattribute' as const, campaignId, itemId: submission.itemId, submissionId, codes };
  const mailed = await mailedAbout(deps, campaignId, [submissionId]);
  return decideIn(deps, input, frame, async (unit, place): Promise<DecisionWork> => {
    await refuseReplaced(unit, campaignId, submission);
    const [onFile] = inForce(await unit.repliesOf(campaignId, [to]), Number.POSITIVE_INFINITY).slice(-1);
    if (onFile !== undefined)
      throw new DomainRefusal(
        'text-on-file',
        `${to} has version ${onFile.version} on file; a second text beside it is not filed unasked. Decide about that one first.`,
      );
    const undone = await change(unit, place, { row: 'submission', id: submissionId }, { filed: false });
    if (undone.length === 0) throw new DomainRefusal('undone', 'The filing of this submission was undone before.');
    const recorded = await fileInDecision(
      deps,
      unit,
      place,
      {
        ...submission,
        campaignId,
        code: to,
        respondents,
        item,
        message: { messageId: submission.messageId, fromMailbox: null, subject: null },
        evidence: [{ kind: 'officer', value: place.officer }],
        timeliness: timelinessOf(submission.receivedAtMs, addressee.cycle),
        form: submission.form ?? null,
        bytes: [],
        acknowledge,
        registeredBy: place.officer,
      },
      null,
    );
    const moved: Effect[] =
      item === null ? [] : await change(unit, place, { row: 'item', id: item.id }, { addresseeCode: to });
    return {
      effects: [...undone, recorded.effect, ...moved],
      entries: [
        {
          atMs: place.nowMs,
          type: 'submission-undone',
          subject: from,
          actor: place.officer,
          data: { decisionId: place.decisionId, submissionId, version: submission.version },
        },
        ...recorded.entries,
        {
          atMs: place.nowMs,
          type: 'submission-reattributed',
          subject: to,
          actor: place.officer,
          data: { decisionId: place.decisionId, from, to, submissionId, became: recorded.id },
        },
      ],
      acknowledge: acknowledge ? [recorded.id] : [],
      sentences: [
        `Filed under ${to} (version ${recorded.version}) instead of ${from}.`,
        ...mailed,
        acknowledge ? `It is being acknowledged to ${to}.` : `No acknowledgement is sent to ${to}.`,
      ],
    };
  });
};
