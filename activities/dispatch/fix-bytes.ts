import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { isState } from '../../domain/directory/entity.ts';
import { recipientsOf, type WritingContent } from '../../domain/dispatch/writing.ts';
import { DomainRefusal, NotFound } from '../../domain/errors.ts';
import { engine } from '../../domain/ledger/event.ts';
import { carriesUploadLink, type LinkPurpose } from '../../domain/portal/note-link.ts';
import { answeringForm } from '../../domain/receive/incoming-form.ts';
import { reasonOfNote } from '../../domain/receive/inspection.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { SubmissionRecord } from '../ports/intake.ts';
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
  const fixed = await Promise.all(numbered.map((note) => render(deps, campaign, note, known)));
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
          ...(note.channel === 'email' ? {} : { channel: note.channel }),
          ...(note.envelopeTo === '' ? {} : { recipient: note.envelopeTo }),
          mimeSha256: bytes.mimeSha256,
          pdfSha256: bytes.pdfSha256,
          ...(bytes.links.length === 0 ? {} : { links: bytes.links.map(({ purpose, id }) => ({ purpose, id })) }),
        },
      })),
    );
  });
};

/** What several notes are rendered from, read at once: by code of the addressee. */
interface Known {
  readonly addressees: ReadonlyMap<string, AddresseeRecord>;
  readonly requests: ReadonlyMap<string, OutboxNote>;
  readonly enclosures: ReadonlyMap<string, Uint8Array>;
  /** By its id. */
  readonly writings: ReadonlyMap<string, WritingContent>;
}

const readKnown = async (
  deps: Dependencies,
  { id, definition }: CampaignRecord,
  notes: readonly OutboxNote[],
): Promise<Known> => {
  const codes = notes.map(({ code }) => code);
  const addressees = await deps.database.read.addresseesNamed(id, codes);
  const requests = notes.every(({ kind }) => kind === 'request')
    ? []
    : await deps.database.read.notes(codes.map((code) => ({ campaignId: id, code, kind: 'request', sequence: 1 })));
  const writings = await deps.database.read.writings(id, [
    ...new Set(notes.flatMap(({ writingId }) => writingId ?? [])),
  ]);
  const enclosed = [
    ...(notes.some(({ kind }) => kind === 'request') ? (definition.notes?.enclosures ?? []) : []),
    ...writings.flatMap(({ content }) => (content.kind === 'transmittal' ? [content.document] : [])),
  ];
  return {
    writings: new Map(writings.map((writing) => [writing.id, writing.content])),
    enclosures: await deps.database.read.blobs(enclosed.map(({ sha256 }) => sha256)),
    addressees: new Map(addressees.map((addressee) => [addressee.code, addressee])),
    requests: new Map(requests.map((request) => [request.code, request])),
  };
};

const render = async (deps: Dependencies, campaign: CampaignRecord, note: OutboxNote, known: Known) => {
  const { links, addresses } = linksOf(deps, campaign, note);
  const rendered = await deps.notes.render({ ...(await toRender(deps, campaign, note, known)), addresses });
  const blob = (bytes: Uint8Array) => ({ sha256: deps.sha256(bytes), bytes });
  const pdf = blob(rendered.pdf);
  const mime = rendered.mime === null ? null : blob(rendered.mime);
  const word = rendered.word === null ? null : blob(rendered.word);
  const translations = rendered.translations.map(({ language, pdf: page }) => ({ language, ...blob(page) }));
  return {
    note,
    blobs: [mime, pdf, word, ...translations.map(({ sha256, bytes }) => ({ sha256, bytes }))].filter(
      (each) => each !== null,
    ),
    bytes: {
      id: note.id,
      mimeSha256: mime?.sha256 ?? null,
      pdfSha256: pdf.sha256,
      wordSha256: word?.sha256 ?? null,
      ...(translations.length === 0
        ? {}
        : { translations: translations.map(({ language, sha256 }) => ({ language, sha256 })) }),
      links,
    },
  };
};

/** The links that stand in a note: drawn now, kept with its bytes, and known afterwards to nobody but who reads it. */
const linksOf = ({ portal, sha256, newId }: Dependencies, { definition }: CampaignRecord, note: OutboxNote) => {
  const purposes: LinkPurpose[] = [
    ...(carriesUploadLink(definition, note.kind) ? ['upload' as const] : []),
    // Where no mail points to the notice, a person hands the link over, which is made then.
    ...(note.channel === 'portal' && note.envelopeTo !== '' ? ['notice' as const] : []),
  ];
  const drawn = purposes.map((purpose) => ({ purpose, id: newId(), token: portal.newToken() }));
  return {
    links: drawn.map(({ purpose, id, token }) => ({ purpose, id, tokenSha256: sha256(token) })),
    addresses: Object.fromEntries(drawn.map(({ purpose, token }) => [purpose, portal.addressOf(purpose, token)])),
  };
};

const toRender = async (
  deps: Dependencies,
  { definition }: CampaignRecord,
  note: OutboxNote,
  { addressees, requests, enclosures, writings }: Known,
): Promise<NoteToRender> => {
  const addressee = addressees.get(note.code);
  if (addressee === undefined) throw new NotFound(`The addressee of ${note.campaignId}`, note.code);
  const deadlineDay = localDay(addressee.cycle.deadlineAtMs, definition.dates.zone);
  const common = { definition, addressee, note, deadlineDay, enclosures };
  if (note.kind === 'request') return { ...common, firstNote: null, acknowledged: null };

  const first = requests.get(note.code);
  if (first === undefined)
    throw new DomainRefusal(
      'incomplete-note',
      `The note ${note.reference} follows a request to ${note.code} that does not exist.`,
    );
  const firstNote = { reference: first.reference, dated: first.dated, messageId: first.messageId };
  const submission = note.submissionId === null ? null : await deps.database.read.submission(note.submissionId);
  const writing = note.writingId == null ? undefined : writings.get(note.writingId);
  if (writing !== undefined) {
    const written = { ...common, firstNote: first.state === 'accepted' ? firstNote : null, acknowledged: null };
    return { ...written, ...carrying(writing, written, submission) };
  }
  if (submission === null) return { ...common, firstNote, acknowledged: null };
  return {
    ...common,
    addressee: {
      ...addressee,
      instrument: answeringForm(submission.form ?? null, addressee.instrument, isState(addressee)),
    },
    // What the request was, it stays, in whatever form it is answered.
    firstNote: { ...firstNote, instrument: addressee.instrument },
    acknowledged: acknowledgedReply(submission, definition),
  };
};

const acknowledgedReply = (
  submission: SubmissionRecord,
  { dates }: CampaignDefinition,
): NoteToRender['acknowledged'] => ({
  receivedOn: localDay(submission.receivedAtMs, dates.zone),
  late: submission.timeliness === 'late',
  theirReference: submission.theirReference,
  // One that inspection refused was received and is no part of the submission.
  fileNames: submission.files.filter(({ disposition }) => disposition !== 'refused').map(({ name }) => name),
  replyKind: submission.replyKind,
  onFile: submission.publication === 'on-file',
  refused: submission.files.flatMap(({ name, disposition, note }) => {
    const reason = disposition === 'refused' ? reasonOfNote(note) : null;
    return reason === null ? [] : [{ name, reason }];
  }),
});

/** What a note that carries a writing is rendered from besides. */
const carrying = (
  writing: WritingContent,
  { definition, addressee, deadlineDay }: NoteToRender,
  submission: SubmissionRecord | null,
): Partial<NoteToRender> => {
  const [recipient] = recipientsOf({ ...writing, to: [addressee.code] }, [addressee], definition.languages);
  return {
    writing,
    // The language of the text that there is for it.
    addressee: { ...addressee, language: recipient?.language ?? addressee.language },
    deadlineDay: writing.kind === 'clarification' ? writing.replyBy : deadlineDay,
    ...(submission === null
      ? {}
      : {
          asksAbout: {
            receivedOn: localDay(submission.receivedAtMs, definition.dates.zone),
            theirReference: submission.theirReference,
          },
        }),
  };
};
