import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterAll, describe, expect, it } from 'vitest';
import type { NoteToRender } from '../../activities/ports/outside.ts';
import { createDocumentRenderer } from '../../adapters/documents/document-renderer.ts';
import type { CampaignDefinition, NotePolicy } from '../../domain/campaign/definition.ts';
import type { NoteKind } from '../../domain/dispatch/note-text.ts';
import { apply } from '../../domain/request-cycle/apply.ts';
import { noteRenderer } from '../../worker/note-renderer.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { anAddressee } from '../builders/an-addressee.ts';
import { campaignExample } from '../domain/dispatch/note-example.ts';

const documents = createDocumentRenderer(1);
afterAll(() => documents.close());
const { render } = noteRenderer(documents, null);

const bytes = new TextEncoder().encode('One question.');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const questionnaire = {
  name: 'questionnaire.txt',
  mediaType: 'text/plain; charset=utf-8',
  sha256,
  title: { en: 'Questionnaire', fr: 'Questionnaire en français' },
};

const { languages, wording, office } = campaignExample;
const definition = (notes: NotePolicy): CampaignDefinition =>
  aCampaign({ languages, wording, office, notes, audience: { ...campaignExample.audience, classes: ['parties'] } });

const french = {
  shortName: "Côte d'Ivoire",
  addressPhrase: "la Mission permanente de la République de Côte d'Ivoire",
  sortKey: "Côte d'Ivoire",
  reviewed: false,
};
const english = {
  ...french,
  addressPhrase: "the Permanent Mission of the Republic of Côte d'Ivoire",
};

const wanted = (notes: NotePolicy, kind: NoteKind = 'request', extended = false): NoteToRender => {
  const addressee = anAddressee('CIV', 1, { language: 'fr', names: { en: english, fr: french } });
  const { cycle } = addressee;
  const later = { deadlineAtMs: cycle.deadlineAtMs + 14 * 86_400_000, cutOffAtMs: cycle.cutOffAtMs + 14 * 86_400_000 };
  return {
    definition: definition(notes),
    addressee: extended
      ? { ...addressee, cycle: apply(cycle, { type: 'deadline-extended', ...later, atMs: cycle.deadlineAtMs - 1 }) }
      : addressee,
    note: {
      id: 'one',
      campaignId: 'example-2015',
      code: 'CIV',
      kind,
      sequence: 1,
      reference: 'VB 2015/1/OCB',
      dated: '2015-05-20',
      messageId: '<0123456789abcdef0123456789abcdef@secretariat.example>',
      token: '0123456789abcdef0123',
      envelopeFrom: 'notes+0123456789abcdef0123@secretariat.example',
      envelopeTo: 'mission@civ.example',
      channel: 'email',
      inReplyTo: null,
      submissionId: null,
      preparedAtMs: Date.UTC(2015, 4, 20, 7),
    },
    firstNote:
      kind === 'request' ? null : { reference: 'VB 2015/1/OCB', dated: '2015-05-20', messageId: '<first@x.example>' },
    deadlineDay: extended ? '2015-07-17' : '2015-07-03',
    enclosures: new Map([[sha256, bytes]]),
    acknowledged: null,
  };
};

const mailOf = async (note: NoteToRender) => {
  const { mime } = await render(note);
  const mail = await PostalMime.parse(mime as Uint8Array, { attachmentEncoding: 'utf8' });
  return { text: mail.text ?? '', files: new Map(mail.attachments.map((file) => [file.filename, file])) };
};

describe('the mail of a note', () => {
  it('carries the note and its deadline for the calendar', async () => {
    const { files } = await mailOf(wanted({}));
    expect([...files.keys()]).toEqual(['VB_2015_1_OCB.pdf', 'deadline.ics']);
    const calendar = String(files.get('deadline.ics')?.content);
    expect(calendar).toContain('DTSTART;VALUE=DATE:20150703');
    expect(calendar).toContain('SEQUENCE:0');
  });

  it('after an extension carries the same entry, moved and with a higher number', async () => {
    const { files } = await mailOf(wanted({}, 'extension', true));
    const calendar = String(files.get('deadline.ics')?.content);
    expect(calendar).toContain('UID:deadline-first@x.example');
    expect(calendar).toContain('DTSTART;VALUE=DATE:20150717');
    expect(calendar).toContain('SEQUENCE:1');
  });

  it('of a withdrawal cancels the entry, above every number it had, and cites the request', async () => {
    const { text, files } = await mailOf(wanted({}, 'withdrawal', true));
    const calendar = String(files.get('deadline.ics')?.content);
    expect(calendar).toContain('METHOD:CANCEL');
    expect(calendar).toContain('STATUS:CANCELLED');
    expect(calendar).toContain('UID:deadline-first@x.example');
    expect(calendar).toContain('SEQUENCE:2');
    expect(text).toContain('VB 2015/1/OCB du 20 mai 2015');
  });

  it('of a clarification has an entry of its own, which leaves that of the request alone', async () => {
    const content = {
      kind: 'clarification',
      to: 'all',
      replyBy: '2015-07-10',
      questions: { fr: ['Pourquoi ?'] },
    } as const;
    const asked = { writing: content, asksAbout: { receivedOn: '2015-06-09', theirReference: 'NV 44/2015' } };
    const { text, files } = await mailOf({ ...wanted({}, 'clarification'), ...asked, deadlineDay: content.replyBy });
    expect(text).toContain('Pourquoi ?');
    expect(text).toContain('NV 44/2015');
    const calendar = String(files.get('deadline.ics')?.content);
    expect(calendar).toContain('UID:deadline-0123456789abcdef0123456789abcdef@secretariat.example');
    expect(calendar).toContain('DTSTART;VALUE=DATE:20150710');
    expect(calendar).toContain('SEQUENCE:0');
  });

  it('of a transmittal carries its document and no enclosure of the request, in each language that it has', async () => {
    const document = { symbol: 'CTOC/COP/2015/7', name: 'paper.txt', mediaType: 'text/plain; charset=utf-8', sha256 };
    const content = { kind: 'transmittal', to: 'all', document, titles: { fr: 'Observations' } } as const;
    const notes: NotePolicy = { enclosures: [questionnaire], courtesyTranslations: ['en'] };
    const { text, files } = await mailOf({ ...wanted(notes, 'transmittal'), writing: content });
    expect([...files.keys()]).toEqual(['VB_2015_1_OCB.pdf', 'paper.txt']);
    expect(files.get('paper.txt')?.content).toBe('One question.');
    expect(text).toContain('CTOC/COP/2015/7');
  });

  it('names and carries the enclosures of the request, and of nothing else', async () => {
    const notes = { enclosures: [questionnaire] };
    const request = await mailOf(wanted(notes));
    expect(request.text).toContain('Questionnaire en français');
    expect(request.files.get('questionnaire.txt')?.content).toBe('One question.');
    const reminder = await mailOf(wanted(notes, 'reminder'));
    expect(reminder.text).not.toContain('Questionnaire');
    expect([...reminder.files.keys()]).not.toContain('questionnaire.txt');
  });

  it('carries a courtesy translation where the note is in another language, and says what it is', async () => {
    const { files, text } = await mailOf(wanted({ courtesyTranslations: ['en', 'fr'] }));
    expect([...files.keys()]).toEqual([
      'VB_2015_1_OCB.pdf',
      'VB_2015_1_OCB_courtesy_translation_en.pdf',
      'deadline.ics',
    ]);
    expect(text).not.toContain('the Permanent Mission');
  });

  it('of a notice leaves the courtesy translations to the portal, and carries none itself', async () => {
    const plain = wanted({ courtesyTranslations: ['en', 'fr'] });
    const note = { ...plain.note, channel: 'portal' as const };
    const addresses = { notice: 'https://portal.test/notice/token' };
    const pointed = await render({ ...plain, note, addresses });
    expect(pointed.translations.map(({ language }) => language)).toEqual(['en']);
    expect(Buffer.from(pointed.mime ?? []).toString()).not.toContain('courtesy_translation');
    const handedOver = await render({ ...plain, note: { ...note, envelopeTo: '' } });
    expect(handedOver.mime).toBeNull();
    expect(handedOver.translations[0]?.pdf).toEqual(pointed.translations[0]?.pdf);
    expect((await render(plain)).translations).toEqual([]);
  });

  it('of a collective request addresses all at once, its reminder the one', async () => {
    const request = await mailOf(wanted({ form: 'collective' }));
    expect(request.text).toContain('Missions permanentes');
    expect(request.text).not.toContain("Côte d'Ivoire");
    const reminder = await mailOf(wanted({ form: 'collective' }, 'reminder'));
    expect(reminder.text).toContain("la Mission permanente de la République de Côte d'Ivoire");
  });

  it('shows no place for initials and no list of enclosures where the office has none', async () => {
    const plain = wanted({ enclosures: [questionnaire] });
    const switched = { ...office, initialsLine: false, enclosureLine: false };
    const { text } = await mailOf({ ...plain, definition: { ...plain.definition, office: switched } });
    expect(text).not.toContain('Questionnaire');
  });
});
