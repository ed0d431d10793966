import { DomainRefusal } from '../../../domain/errors.ts';
import type { Effect } from '../../../domain/receive/inbox/effect.ts';
import { authors, inForce } from '../../../domain/receive/submission.ts';
import type { Decided, DecisionInput, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import type { SubmissionToFile } from '../file-submission.ts';
import { change, closeTasks, type DecisionWork, decideIn } from './decision-frame.ts';
import { fileInDecision, filingOf, openItem } from './filing.ts';
import { heldItem } from './held-item.ts';

/** Files the texts of several States that came in one item, each under its own addressee. */
export const splitItem = async (
  deps: Dependencies,
  input: DecisionInput,
  { itemId, campaignId, parts, acknowledge }: Extract<InboxDecision, { kind: 'split' }>,
): Promise<Decided> => {
  const item = await deps.database.read.incoming(itemId);
  const opened = await openItem(deps, item, await deps.database.read.campaign(campaignId));
  refuseUnknownFiles(
    opened.files.map(({ name }) => name),
    parts,
  );
  const filings: SubmissionToFile[] = [];
  for (const { codes, files } of parts)
    filings.push(
      await filingOf(
        deps,
        opened,
        {
          code: codes[0] as string,
          replyKind: 'text',
          respondents: authors(codes),
          only: files,
          publication: 'publish',
          acknowledge,
        },
        input.officer,
      ),
    );
  const codes = [...new Set(parts.flatMap((part) => part.codes))];
  const frame = { kind: 'split' as const, campaignId, itemId, submissionId: null, codes };
  return decideIn(deps, input, frame, async (unit, place): Promise<DecisionWork> => {
    const held = await heldItem(unit, itemId);
    const effects: Effect[] = [
      ...(await change(
        unit,
        place,
        { row: 'item', id: itemId },
        { state: 'filed', class: 'reply', reason: null, campaignId },
      )),
      ...(await closeTasks(unit, place, { itemId })),
    ];
    const entries: DecisionWork['entries'][number][] = [];
    const submissions: string[] = [];
    const sentences: string[] = [];
    for (const filing of filings) {
      const [newest] = inForce(await unit.repliesOf(campaignId, [filing.code]), Number.POSITIVE_INFINITY).slice(-1);
      if (newest !== undefined)
        throw new DomainRefusal(
          'text-on-file',
          `${filing.code} has version ${newest.version} on file. Undo or reattribute that first, or file this item whole.`,
        );
      const recorded = await fileInDecision(deps, unit, place, filing, null);
      effects.push(recorded.effect);
      entries.push(...recorded.entries);
      submissions.push(recorded.id);
      const of = filing.respondents.map(({ code }) => code).join(', ');
      sentences.push(`Filed for ${of}: ${filing.files.map(({ name }) => name).join(', ')}.`);
    }
    entries.push({
      atMs: place.nowMs,
      type: 'item-split',
      subject: null,
      actor: place.officer,
      data: { decisionId: place.decisionId, itemId, heldFor: held.reason, submissions },
    });
    return {
      effects,
      entries,
      acknowledge: acknowledge ? submissions : [],
      sentences: [...sentences, acknowledge ? 'Each is being acknowledged.' : 'No acknowledgement is sent.'],
    };
  });
};

/** @throws DomainRefusal naming what is no file of the item, and what is in no part or in two */
const refuseUnknownFiles = (
  names: readonly string[],
  parts: readonly { readonly files: readonly string[] }[],
): void => {
  const given = parts.flatMap(({ files }) => files);
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new DomainRefusal('usage', `"${unknown}" is no file of this item; it has ${names.join(', ') || 'no files'}.`);
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice !== undefined) throw new DomainRefusal('usage', `"${twice}" is named in two parts; each file goes to one.`);
};
