import { DomainRefusal, NotFound } from '../../domain/errors.ts';
import { engine } from '../../domain/ledger/event.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteKey, OutboxNote } from '../ports/outbox.ts';
import type { NoteToRender } from '../ports/outside.ts';
import type { AddresseeRecord, CampaignRecord } from '../ports/records.ts';

/**
 * Renders numbered notes and fixes their bytes, Message-ID and hash before any attempt to send them
 * (design D3). A note that has its bytes keeps them, whoever comes second.
 */
export const fixBytes = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  keys: readonly NoteKey[],
): Promise<void> => {
  const notes = await deps.database.read.notes(keys);
  const numbered = notes.filter(({ state }) => state === 'numbered');
  if (numbered.length === 0) return;
  const known = await readKnown(deps, campaign, numbered);
  const fixed: Awaited<ReturnType<typeof render>>[] = [];
  for (const note of numbered) fixed.push(await render(deps, campaign, note, known));
  await deps.database.transaction(async (unit) => {
    await unit.putBlobs(fixed.flatMap(({ blobs }) => blobs));
    await unit.fixNotes(fixed.map(({ bytes }) => bytes));
    await unit.append(
      campaign.id,
      fixed.map(({ note, bytes }) => ({
        atMs: note.preparedAtMs,
        type: 'note-prepared',
        subject: note.code,
        actor: engine,
        data: {
          messageId: note.messageId,
          kind: note.kind,
          sequence: note.sequence,
          reference: note.reference,
          dated: note.dated,
          recipient: note.envelopeTo,
          mimeSha256: bytes.mimeSha256,
          pdfSha256: bytes.pdfSha256,
        },
      })),
    );
  });
};

/** What several notes are rendered from, read at once: by code of the addressee. */
interface Known {
  readonly addressees: ReadonlyMap<string, AddresseeRecord>;
  readonly requests: ReadonlyMap<string, OutboxNote>;
}

const readKnown = async (deps: Dependencies, { id }: CampaignRecord, notes: readonly OutboxNote[]): Promise<Known> => {
  const codes = notes.map(({ code }) => code);
  const addressees = await deps.database.read.addresseesNamed(id, codes);
  const requests = notes.every(({ kind }) => kind === 'request')
    ? []
    : await deps.database.read.notes(codes.map((code) => ({ campaignId: id, code, kind: 'request', sequence: 1 })));
  return {
    addressees: new Map(addressees.map((addressee) => [addressee.code, addressee])),
    requests: new Map(requests.map((request) => [request.code, request])),
  };
};

const render = async (deps: Dependencies, campaign: CampaignRecord, note: OutboxNote, known: Known) => {
  const rendered = await deps.notes.render(await toRender(deps, campaign, note, known));
  const blob = (bytes: Uint8Array) => ({ sha256: deps.sha256(bytes), bytes });
  const [mime, pdf] = [blob(rendered.mime), blob(rendered.pdf)] as const;
  const word = rendered.word === null ? null : blob(rendered.word);
  return {
    note,
    blobs: word === null ? [mime, pdf] : [mime, pdf, word],
    bytes: { id: note.id, mimeSha256: mime.sha256, pdfSha256: pdf.sha256, wordSha256: word?.sha256 ?? null },
  };
};

const toRender = async (
  deps: Dependencies,
  { definition }: CampaignRecord,
  note: OutboxNote,
  { addressees, requests }: Known,
): Promise<NoteToRender> => {
  const addressee = addressees.get(note.code);
  if (addressee === undefined) throw new NotFound(`The addressee of ${note.campaignId}`, note.code);
  const deadlineDay = localDay(addressee.cycle.deadlineAtMs, definition.dates.zone);
  const common = { definition, addressee, note, deadlineDay };
  if (note.kind === 'request') return { ...common, firstNote: null, acknowledged: null };

  const first = requests.get(note.code);
  if (first === undefined)
    throw new DomainRefusal(
      'incomplete-note',
      `The note ${note.reference} follows a request to ${note.code} that does not exist.`,
    );
  const firstNote = { reference: first.reference, dated: first.dated, messageId: first.messageId };
  if (note.submissionId === null) return { ...common, firstNote, acknowledged: null };

  const submission = await deps.database.read.submission(note.submissionId);
  return {
    ...common,
    firstNote,
    acknowledged: {
      receivedOn: localDay(submission.receivedAtMs, definition.dates.zone),
      late: submission.timeliness === 'late',
      theirReference: submission.theirReference,
      fileNames: submission.files.map(({ name }) => name),
    },
  };
};
