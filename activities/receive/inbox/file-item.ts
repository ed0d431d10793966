import { DomainRefusal } from '../../../domain/errors.ts';
import type { Effect } from '../../../domain/receive/inbox/effect.ts';
import { authors, inForce, type Respondent } from '../../../domain/receive/submission.ts';
import type { Decided, DecisionInput, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { Unit } from '../../ports/database.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import type { SubmissionRecord } from '../../ports/intake.ts';
import { confirmation } from '../confirm-uploads.ts';
import { change, closeTasks, type DecisionPlace, type DecisionWork, decideIn } from './decision-frame.ts';
import { fileInDecision, filingOf, openItem } from './filing.ts';
import { heldItem } from './held-item.ts';

type Filing = Extract<InboxDecision, { kind: 'file' }>;

/** Files a held item as an officer says: as a reply, or as something that belongs to a reply on file or to none. */
export const fileItem = async (deps: Dependencies, input: DecisionInput, decision: Filing): Promise<Decided> => {
  const { itemId, campaignId, code, as, jointWith, onBehalfOf } = decision;
  const item = await deps.database.read.incoming(itemId);
  const campaign = await deps.database.read.campaign(campaignId);
  await deps.database.read.addressee(campaignId, code);
  const respondents: Respondent[] = [
    ...authors([code, ...jointWith]),
    ...onBehalfOf.map((each): Respondent => ({ code: each, capacity: 'on-behalf-of' })),
  ];
  const isReply = as === 'text' || as === 'nil-return' || as === 'declined';
  const filing = isReply
    ? await filingOf(
        deps,
        await openItem(deps, item, campaign),
        {
          code,
          replyKind: as,
          respondents,
          only: null,
          publication: decision.publication,
          acknowledge: decision.acknowledge,
        },
        input.officer,
      )
    : null;
  const codes = [...new Set(respondents.map((respondent) => respondent.code))];
  const frame = { kind: 'file' as const, campaignId, itemId, submissionId: null, codes };
  return decideIn(deps, input, frame, async (unit, place) => {
    const held = await heldItem(unit, itemId);
    const onFile = inForce(await unit.repliesOf(campaignId, [code]), Number.POSITIVE_INFINITY);
    const newest = onFile.at(-1) ?? null;
    const about = { row: 'item' as const, id: itemId };
    const settle = async (state: 'filed' | 'settled', concerns: string | null): Promise<Effect[]> => [
      ...(await change(unit, place, about, {
        state,
        class: as === 'text' ? 'reply' : as,
        reason: null,
        campaignId,
        addresseeCode: code,
        concerns,
      })),
      ...(await closeTasks(unit, place, { itemId })),
    ];
    const entry = (type: string, data: Readonly<Record<string, unknown>>) => ({
      atMs: place.nowMs,
      type,
      subject: code,
      actor: place.officer,
      data: { decisionId: place.decisionId, itemId, ...data },
    });
    if (filing === null) return belongs(unit, place, decision, newest, settle, entry);

    if (newest !== null && decision.replaces === null)
      throw new DomainRefusal(
        'say-what-it-replaces',
        `Version ${newest.version} of ${newest.addresseeCode} is on file. Say --replaces if this takes its place, or --beside if both hold.`,
      );
    const supersedes = decision.replaces === true ? newest : null;
    const recorded = await fileInDecision(deps, unit, place, filing, supersedes);
    const effects = [...(await settle('filed', null)), recorded.effect];
    const whom = respondents.length === 1 ? code : `${code} with ${codes.slice(1).join(', ')}`;
    return {
      effects,
      entries: [...recorded.entries, entry('item-filed', { as, heldFor: held.reason, submissionId: recorded.id })],
      acknowledge: decision.acknowledge ? [recorded.id] : [],
      sentences: [
        `Filed as ${kindWords[as]} of ${whom}: version ${recorded.version}${supersedes === null ? '' : `, in place of version ${supersedes.version}`}.`,
        decision.acknowledge ? 'It is being acknowledged.' : 'No acknowledgement is sent.',
      ],
    };
  });
};

const kindWords = {
  text: 'a text',
  'nil-return': 'a nil return',
  declined: 'a refusal to send a text',
  withdrawal: 'a withdrawal',
  clarification: 'an answer to a clarification',
  'note-verbale': 'the note verbale of an upload',
  correspondence: 'correspondence',
} as const;

/** What belongs to a reply on file, or to none. */
const belongs = async (
  unit: Unit,
  place: DecisionPlace,
  { code, as, itemId }: Filing,
  newest: SubmissionRecord | null,
  settle: (state: 'filed' | 'settled', concerns: string | null) => Promise<Effect[]>,
  entry: (type: string, data: Readonly<Record<string, unknown>>) => DecisionWork['entries'][number],
): Promise<DecisionWork> => {
  if (as === 'correspondence')
    return {
      effects: await settle('settled', null),
      entries: [entry('item-filed', { as })],
      sentences: [`Kept as correspondence of ${code}; it counts as no reply, and reminders go on.`],
    };
  if (newest === null)
    throw new DomainRefusal('nothing-on-file', `${code} has no submission on file that this could belong to.`);
  const what = { submissionId: newest.id, version: newest.version };
  if (as === 'withdrawal') {
    const withdrawn = await change(unit, place, { row: 'submission', id: newest.id }, { withdrawnAtMs: place.nowMs });
    return {
      effects: [...(await settle('filed', newest.id)), ...withdrawn],
      entries: [entry('item-filed', { as, ...what }), entry('submission-withdrawn', what)],
      sentences: [
        `Version ${newest.version} of ${code} is withdrawn: it is not compiled any more.`,
        `${code} has answered all the same, and is not reminded.`,
      ],
    };
  }
  if (as === 'note-verbale') {
    const effects = await confirmation(unit, newest.id);
    if (effects.length === 0)
      throw new DomainRefusal(
        'awaits-no-note',
        `Version ${newest.version} of ${code} does not wait for a note verbale.`,
      );
    await unit.writeStandings(effects, place.officer, place.nowMs);
    return {
      effects: [...(await settle('filed', newest.id)), ...effects],
      entries: [entry('item-filed', { as, ...what }), entry('note-verbale-received', { ...what, itemId })],
      sentences: [`The note verbale of version ${newest.version} of ${code} has come.`],
    };
  }
  return {
    effects: await settle('filed', newest.id),
    entries: [entry('item-filed', { as, ...what })],
    sentences: [
      `Kept with version ${newest.version} of ${code} as an answer to our clarification; the text stays as it is.`,
    ],
  };
};
