import type { NoteRenderer, NoteToRender, RenderedNote } from '../activities/ports/outside.ts';
import type { DocumentRenderer } from '../adapters/documents/document-renderer.ts';
import { deadlineCalendar } from '../adapters/mail/deadline-calendar.ts';
import type { DkimSigner } from '../adapters/mail/dkim-signer.ts';
import { type AttachedFile, buildNoteMime } from '../adapters/mail/mime-note.ts';
import { enclosedFiles } from '../domain/dispatch/enclosed-files.ts';
import { translationFileName } from '../domain/dispatch/note-file-name.ts';
import { type NoteInput, type NoteText, noteText } from '../domain/dispatch/note-text.ts';
import { pointerText } from '../domain/dispatch/pointer-text.ts';
import { languagesOf, type WritingContent } from '../domain/dispatch/writing.ts';
import type { Language } from '../domain/language.ts';
import { collectiveAddressee } from '../domain/wording/collective-addressee.ts';

/** Notes through the wording rules into PDF, Word and the message itself. */
export const noteRenderer = (documents: DocumentRenderer, signer: DkimSigner | null): NoteRenderer => ({
  render: async (wanted) => {
    const { note, definition } = wanted;
    const input = inputOf(wanted, wanted.addressee.language);
    const text = noteText(input);
    const { pdf, word } = await documents.note(text, note.kind === 'request');
    const translated = note.channel === 'hand' ? [] : await translations(documents, wanted);
    const beside = note.channel === 'portal' ? translated : [];
    if (note.envelopeTo === '') return { mime: null, pdf, word, translations: beside };
    const notice = wanted.addresses?.notice;
    const { mime } = await buildNoteMime({
      ...envelopeOf(wanted),
      ...(notice === undefined
        ? { note: text, pdf, attached: [...translated.map(attachedTo(note)), ...enclosuresOf(wanted)] }
        : { note: pointerText(text, notice) }),
      ...calendarOf(wanted, text),
    });
    const message = signer === null ? mime : await signer.sign(mime, definition.office.senderMailbox);
    return { mime: message, pdf, word, translations: beside };
  },
});

const inputOf = (
  { definition, addressee, note, firstNote, deadlineDay, acknowledged, writing, asksAbout, addresses }: NoteToRender,
  language: Language,
): NoteInput => ({
  kind: note.kind,
  sequence: note.sequence,
  instrument: addressee.instrument,
  language,
  addressPhrase: addressPhrase({ definition, addressee, note }, language),
  reference: note.reference,
  dated: note.dated,
  deadline: deadlineDay,
  definition,
  ...(firstNote === null ? {} : { firstNote }),
  ...(acknowledged === null
    ? {}
    : {
        acknowledged: {
          receivedOn: acknowledged.receivedOn,
          theirReference: acknowledged.theirReference,
          documents: acknowledged.fileNames,
          late: acknowledged.late,
          replyKind: acknowledged.replyKind,
          onFile: acknowledged.onFile,
          refused: acknowledged.refused,
        },
      }),
  ...(note.kind === 'request' && definition.notes?.enclosures !== undefined
    ? { enclosures: definition.notes.enclosures.map(({ name, title }) => title[language] ?? name) }
    : {}),
  ...(writing === undefined ? {} : writtenIn(writing, language, asksAbout)),
  ...(addresses?.upload === undefined ? {} : { uploadAddress: addresses.upload }),
});

/** What the officer wrote, in one language. */
const writtenIn = (
  writing: WritingContent,
  language: Language,
  asksAbout: NoteToRender['asksAbout'],
): Pick<NoteInput, 'clarification' | 'transmitted' | 'information'> => {
  switch (writing.kind) {
    case 'clarification':
      return asksAbout === undefined
        ? {}
        : { clarification: { ...asksAbout, questions: writing.questions[language] ?? [] } };
    case 'transmittal':
      return { transmitted: { symbol: writing.document.symbol, title: writing.titles[language] ?? '' } };
    case 'circular':
      return { information: writing.information[language] ?? [] };
  }
};

/** A collective request addresses all at once; what follows it is about one addressee, and says so. */
const addressPhrase = (
  { definition, addressee, note }: Pick<NoteToRender, 'definition' | 'addressee' | 'note'>,
  language: Language,
): string => {
  if (note.kind === 'request' && definition.notes?.form === 'collective') {
    const { dutyStation } = definition.office;
    return collectiveAddressee({
      language,
      instrument: addressee.instrument,
      dutyStation,
      classes: definition.audience.classes,
    });
  }
  return (addressee.names[language] ?? addressee.names.en)?.addressPhrase ?? addressee.name;
};

const envelopeOf = ({ definition: { office, title }, addressee, note, firstNote }: NoteToRender) => ({
  messageId: note.messageId,
  from: office.senderMailbox,
  to: note.envelopeTo,
  replyTo: office.replyMailbox,
  fromName: office.name[addressee.language] ?? office.letterhead[0] ?? title,
  datedAtMs: note.preparedAtMs,
  follows: [firstNote?.messageId, note.inReplyTo].flatMap((id) => id ?? []),
});

/** Courtesy translations as pages of their own; the note in the mission's language is the one that counts. */
const translations = async (
  documents: DocumentRenderer,
  wanted: NoteToRender,
): Promise<RenderedNote['translations']> => {
  const { definition, addressee, note, writing } = wanted;
  if (note.kind === 'acknowledgement') return [];
  const others = (definition.notes?.courtesyTranslations ?? []).filter(
    (language) =>
      language !== addressee.language &&
      definition.languages.includes(language) &&
      (writing === undefined || languagesOf(writing).includes(language)),
  );
  return Promise.all(
    others.map(async (language) => {
      const text = noteText({ ...inputOf(wanted, language), translatedFrom: addressee.language });
      const { pdf } = await documents.note(text, false);
      return { language, pdf };
    }),
  );
};

const attachedTo =
  ({ reference }: NoteToRender['note']) =>
  ({ language, pdf }: RenderedNote['translations'][number]): AttachedFile => ({
    name: translationFileName(reference, language),
    mediaType: 'application/pdf',
    bytes: pdf,
  });

const enclosuresOf = ({ definition, note, enclosures, writing }: NoteToRender): AttachedFile[] =>
  enclosedFiles(definition, note.kind, writing).map(({ name, mediaType, sha256 }) => ({
    name,
    mediaType,
    bytes: enclosures.get(sha256) as Uint8Array,
  }));

/**
 * The entry of the deadline that a note tells. An extension moves the request's entry and a withdrawal cancels it;
 * the day for the answer to a clarification is an entry of its own.
 */
const calendarOf = (
  { definition: { office, title }, addressee, note, firstNote, deadlineDay }: NoteToRender,
  { kind, reference, subject, replyBy }: NoteText,
): { calendar?: string } => {
  const withdrawn = kind === 'withdrawal';
  if (replyBy === null && !withdrawn) return {};
  const { extensionsGranted } = addressee.cycle;
  const ofItsOwn = kind === 'clarification';
  const calendar = deadlineCalendar({
    requestMessageId: ofItsOwn ? note.messageId : (firstNote?.messageId ?? note.messageId),
    revision: ofItsOwn ? 0 : withdrawn ? extensionsGranted + 1 : extensionsGranted,
    day: deadlineDay,
    title: `${reference.value}: ${subject.value}`,
    description: [...(replyBy === null ? [] : [`${replyBy.label} ${replyBy.value}`]), office.replyMailbox].join('\n'),
    organizer: {
      name: office.name[addressee.language] ?? office.letterhead[0] ?? title,
      mailbox: office.senderMailbox,
    },
    writtenAtMs: note.preparedAtMs,
    withdrawn,
  });
  return { calendar };
};
