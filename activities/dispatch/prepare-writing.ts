import { campaignTime } from '../../domain/campaign/clock.ts';
import { replyByMistakes } from '../../domain/dispatch/reply-by.ts';
import { startOf } from '../../domain/dispatch/route.ts';
import { type Recipient, recipientsOf, type WritingContent } from '../../domain/dispatch/writing.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import { formatReference } from '../../domain/launch/reference-number.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { engine } from '../../domain/ledger/event.ts';
import { yearOf } from '../../domain/time/calendar-day.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { PreparedWriting, WritingActivities } from '../../workflows/contracts/writing.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { OutboxNote } from '../ports/outbox.ts';
import type { AddresseeRecord, CampaignRecord } from '../ports/records.ts';
import type { WritingRecord } from '../ports/writings.ts';
import { fixBytes } from './fix-bytes.ts';
import { numberedNote } from './numbered-note.ts';

/** Notes rendered at a time. */
const groupSize = 50;

/**
 * Checks what an officer wrote, gives each addressee a note with a number of its own, fixes the bytes of all of
 * them, and seals them with the hash that is to be cleared. Run again it goes on where it was.
 * @throws DomainRefusal `not-a-drafter`, `nothing-asked-yet`, `reply-by-past`, `writing-exists`, and what
 *   `recipientsOf` refuses; NotFound for an officer or campaign nobody knows
 */
export const prepareWriting =
  (deps: Dependencies): WritingActivities['prepareWriting'] =>
  ({ campaignId, writingId, content, drafter }) =>
    withHeartbeat(async () => {
      const { read } = deps.database;
      const { roles } = await read.officer(drafter);
      if (!roles.includes('drafter'))
        throw new DomainRefusal('not-a-drafter', `"${drafter}" may not write: the role drafter is missing.`);
      const campaign = await read.campaign(campaignId);
      const writing = await numberWriting(deps, campaign, { id: writingId, content, draftedBy: drafter });
      const notes = await read.notesBesides(campaignId, { writingId });
      for (let start = 0; start < notes.length; start += groupSize)
        await fixBytes(deps, campaign, notes.slice(start, start + groupSize));
      return seal(deps, campaign, writing);
    });

type Draft = Pick<WritingRecord, 'id' | 'content' | 'draftedBy'>;

/** Who gets it is decided once, under lock, and stands in the notes. */
const numberWriting = async (deps: Dependencies, campaign: CampaignRecord, draft: Draft): Promise<WritingRecord> => {
  const { id: campaignId, definition } = campaign;
  const addressees = await deps.database.read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER);
  const newest = await newestSubmissions(deps, campaignId, draft.content);
  return deps.database.transaction(async (unit) => {
    const locked = await unit.lockCycles(campaignId, { everybody: true });
    const cycles = new Map(locked.map(({ cycle }) => [cycle.code, cycle]));
    const nowMs = campaignTime(campaign.clock, deps.time.nowMs());
    const dated = localDay(nowMs, definition.dates.zone);
    const writing: WritingRecord = {
      ...draft,
      campaignId,
      draftedAtMs: nowMs,
      preparedHash: null,
      clearedBy: null,
      discardedBy: null,
    };
    const earlier = await unit.insertWriting(writing);
    if (earlier !== null) return refuseAnother(earlier, writing);
    refuseUntimely(campaign, draft.content, dated);
    const now = addressees.map((addressee) => ({ ...addressee, cycle: cycles.get(addressee.code) ?? addressee.cycle }));
    const recipients = recipientsOf(draft.content, now, definition.languages);
    await insertNotes(deps, unit, campaign, { writing, recipients, addressees, newest, dated });
    await unit.append(campaignId, [
      {
        atMs: nowMs,
        type: 'writing-drafted',
        subject: null,
        actor: draft.draftedBy,
        data: { writing: draft.id, content: draft.content, recipients },
      },
    ]);
    return writing;
  });
};

/** The submission that a question is about, by code of the addressee: the last version. */
const newestSubmissions = async (
  { database: { read } }: Dependencies,
  campaignId: string,
  { kind }: WritingContent,
): Promise<ReadonlyMap<string, { readonly id: string; readonly messageId: string | null }>> =>
  kind === 'clarification'
    ? new Map((await read.submissions(campaignId)).map((submission) => [submission.addresseeCode, submission]))
    : new Map();

const refuseAnother = (earlier: WritingRecord, writing: WritingRecord): WritingRecord => {
  if (earlier.draftedBy === writing.draftedBy && canonicalJson(earlier.content) === canonicalJson(writing.content))
    return earlier;
  throw new DomainRefusal(
    'writing-exists',
    `The campaign "${writing.campaignId}" has a writing "${writing.id}" already; another one needs an id of its own.`,
  );
};

const refuseUntimely = ({ id, definition, status }: CampaignRecord, content: WritingContent, today: string): void => {
  if (definition.transmittal !== undefined || ['preparing', 'awaiting-clearance'].includes(status))
    throw new DomainRefusal('nothing-asked-yet', `No request of "${id}" has been cleared: nobody was asked yet.`);
  const mistakes = replyByMistakes(content, definition, today);
  if (mistakes.length > 0)
    throw new DomainRefusal(
      mistakes[0]?.code ?? 'writing-refused',
      mistakes.map(({ message }) => message).join('\n'),
      mistakes,
    );
};

interface Numbering {
  readonly writing: WritingRecord;
  readonly recipients: readonly Recipient[];
  readonly addressees: readonly AddresseeRecord[];
  readonly newest: ReadonlyMap<string, { readonly id: string; readonly messageId: string | null }>;
  readonly dated: string;
}

const insertNotes = async (
  deps: Dependencies,
  unit: Unit,
  { id: campaignId, definition }: CampaignRecord,
  { writing, recipients, addressees, newest, dated }: Numbering,
): Promise<void> => {
  const { kind } = writing.content;
  const sequences = await unit.lastSequences(campaignId, kind);
  const byCode = new Map(addressees.map((addressee) => [addressee.code, addressee]));
  const pattern = definition.office.referencePattern;
  const first = await unit.takeSerials(pattern, yearOf(dated), recipients.length);
  await unit.insertNotes(
    recipients.map(({ code }, index) => {
      const submission = newest.get(code);
      return numberedNote(
        deps,
        definition,
        {
          campaignId,
          code,
          kind,
          sequence: (sequences.get(code) ?? 0) + 1,
          ...startOf(byCode.get(code) as AddresseeRecord, definition),
          inReplyTo: submission?.messageId ?? null,
          submissionId: submission?.id ?? null,
          writingId: writing.id,
        },
        {
          reference: formatReference(pattern, yearOf(dated), first + index),
          dated,
          preparedAtMs: writing.draftedAtMs,
        },
      );
    }),
  );
};

/** What a clearing officer clears: the content and, of every note, whom it goes to and its exact bytes. */
export const writingHash = (
  { sha256 }: Pick<Dependencies, 'sha256'>,
  { content }: WritingRecord,
  notes: readonly OutboxNote[],
): string =>
  sha256(
    canonicalJson({
      content,
      notes: notes.map(({ code, reference, dated, channel, envelopeTo, mimeSha256, pdfSha256 }) => ({
        code,
        reference,
        dated,
        channel,
        envelopeTo,
        mimeSha256,
        pdfSha256,
      })),
    }),
  );

const seal = async (
  deps: Dependencies,
  { id: campaignId, definition, clock }: CampaignRecord,
  writing: WritingRecord,
): Promise<PreparedWriting> => {
  const notes = await deps.database.read.notesBesides(campaignId, { writingId: writing.id });
  const hash = writing.preparedHash ?? writingHash(deps, writing, notes);
  if (writing.preparedHash === null)
    await deps.database.transaction(async (unit) => {
      const { preparedHash } = await unit.lockWriting(campaignId, writing.id);
      if (preparedHash !== null) return;
      await unit.updateWriting({ campaignId, id: writing.id }, { preparedHash: hash });
      const atMs = campaignTime(clock, deps.time.nowMs());
      const data = { writing: writing.id, hash, notes: notes.length };
      await unit.append(campaignId, [{ atMs, type: 'writing-sealed', subject: null, actor: engine, data }]);
    });
  const to = notes.map(({ code }) => code);
  const addressees = await deps.database.read.addresseesNamed(campaignId, to);
  const recipients = recipientsOf({ ...writing.content, to }, addressees, definition.languages);
  return {
    hash,
    to,
    fallBacks: recipients.flatMap(({ code, language, insteadOf }) =>
      insteadOf === null ? [] : [{ code, wanted: insteadOf, used: language }],
    ),
  };
};
