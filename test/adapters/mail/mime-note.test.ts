import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { buildNoteMime, type NoteMessage } from '../../../adapters/mail/mime-note.ts';
import { notePlainText } from '../../../domain/dispatch/note-plain-text.ts';
import { type NoteInput, noteText } from '../../../domain/dispatch/note-text.ts';
import { noteInputExample } from '../../domain/dispatch/note-example.ts';

const messageId = '<0123456789abcdef0123456789abcdef@secretariat.example>';
const pdf = new Uint8Array(5000).map((_, i) => (i * 37) % 256);

const message = (overrides: Partial<NoteMessage> = {}, note: Partial<NoteInput> = {}): NoteMessage => ({
  note: noteText(noteInputExample(note)),
  messageId,
  from: 'notes@secretariat.example',
  to: 'mission@aut.example',
  replyTo: 'replies@secretariat.example',
  fromName: 'Le Secrétariat de la Conférence',
  datedAtMs: Date.UTC(2015, 4, 20, 7),
  follows: [],
  pdf,
  ...overrides,
});

const parsed = async (input: NoteMessage) => {
  const { mime } = await buildNoteMime(input);
  const email = await PostalMime.parse(mime, { attachmentEncoding: 'arraybuffer' });
  const headers = (name: string) => email.headers.filter(({ key }) => key === name).map(({ value }) => value);
  return { email, headers, raw: Buffer.from(mime).toString('latin1') };
};

describe('the message of a note', () => {
  it('is the same to the last byte whenever it is built', async () => {
    const first = await buildNoteMime(message({ word: pdf }));
    const second = await buildNoteMime(message({ word: pdf }));
    expect(Buffer.compare(first.mime, second.mime)).toBe(0);
    expect(first.messageId).toBe(messageId);
    const other = await buildNoteMime(message({ to: 'mission@fra.example', word: pdf }));
    expect(Buffer.compare(first.mime, other.mime)).not.toBe(0);
  });

  it('bears the campaign’s date, its own Message-ID and the reference number in the subject', async () => {
    const { email, headers } = await parsed(message());
    expect(headers('date')).toEqual(['Wed, 20 May 2015 07:00:00 +0000']);
    expect(headers('message-id')).toEqual([messageId]);
    expect(email.subject).toBe('VB 2015/12/OCB: The first meeting, to be held in Vienna from 28 to 30 September 2015');
    expect(email.from).toMatchObject({ address: 'notes@secretariat.example', name: 'Le Secrétariat de la Conférence' });
    expect(email.to).toEqual([{ address: 'mission@aut.example', name: '' }]);
    expect(email.replyTo?.[0]?.address).toBe('replies@secretariat.example');
    expect(headers('cc').concat(headers('bcc'))).toEqual([]);
  });

  it('says in its text part all that the note says', async () => {
    const input = message({}, { language: 'fr', addressPhrase: "la Mission permanente de l'Autriche" });
    const { email, headers } = await parsed(input);
    expect(email.text?.replaceAll('\r\n', '\n').trim()).toBe(notePlainText(input.note).trim());
    expect(headers('content-language')).toEqual(['fr']);
    expect(email.html).toBeUndefined();
  });

  it('carries the documents unchanged, named after the reference', async () => {
    const { email } = await parsed(message({ word: pdf.slice(0, 100) }));
    expect(email.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['VB_2015_12_OCB.pdf', 'application/pdf'],
      ['VB_2015_12_OCB.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ]);
    expect(new Uint8Array(email.attachments[0]?.content as ArrayBuffer)).toEqual(pdf);
  });

  it('is clean on the wire: seven bits, CRLF only, no line above 998 octets', async () => {
    const { raw } = await parsed(message({}, { language: 'fr' }));
    expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });
});

describe('threading', () => {
  it('ties a reminder to the first note', async () => {
    const firstNote = { reference: 'VB 2015/12/OCB', dated: '2015-05-20' };
    const { headers } = await parsed(
      message(
        { follows: ['<first@secretariat.example>'] },
        { kind: 'reminder', reference: 'VB 2015/80/OCB', firstNote },
      ),
    );
    expect(headers('in-reply-to')).toEqual(['<first@secretariat.example>']);
    expect(headers('references')).toEqual(['<first@secretariat.example>']);
    expect(headers('auto-submitted')).toEqual([]);
  });

  it('ties an acknowledgement to what came in, and says that it is automatic', async () => {
    const acknowledged = { receivedOn: '2015-07-09', theirReference: null, documents: [], late: false };
    const { headers } = await parsed(
      message(
        { follows: ['<first@secretariat.example>', '<reply@aut.example>'] },
        { kind: 'acknowledgement', acknowledged },
      ),
    );
    expect(headers('in-reply-to')).toEqual(['<reply@aut.example>']);
    expect(headers('references')).toEqual(['<first@secretariat.example> <reply@aut.example>']);
    expect(headers('auto-submitted')).toEqual(['auto-replied']);
    expect(headers('x-auto-response-suppress')).toEqual(['All']);
  });

  it('leaves out what came from outside and is no Message-ID, and names each once', async () => {
    const outside = ['<a@b>\r\nBcc: other@x.test', '<a@b> <c@d>', 'none', '<é@b>', `<${'a'.repeat(900)}@b>`];
    const { headers } = await parsed(message({ follows: [...outside, '<first@x.example>', '<first@x.example>'] }));
    expect(headers('references')).toEqual(['<first@x.example>']);
    expect(headers('in-reply-to')).toEqual(['<first@x.example>']);
    expect(headers('bcc')).toEqual([]);
    const nothing = await parsed(message({ follows: outside }));
    expect(nothing.headers('references').concat(nothing.headers('in-reply-to'))).toEqual([]);
  });

  it('a request follows nothing', async () => {
    const { headers } = await parsed(message());
    expect(headers('in-reply-to').concat(headers('references'))).toEqual([]);
  });
});

describe('what could divert a note or slip in a header', () => {
  it.each<[string, Partial<NoteMessage>]>([
    ['to', { to: 'a@m.test\r\nBcc: other@x.test' }],
    ['to', { to: 'a@m.test, other@x.test' }],
    ['to', { to: '"a" <other@x.test>' }],
    ['replyTo', { replyTo: 'replies@x.test\n' }],
    ['from', { from: 'a@b@m.test' }],
    ['fromName', { fromName: 'Office\r\nBcc: other@x.test' }],
    ['messageId', { messageId: '<a@b>\r\nBcc: other@x.test' }],
    ['messageId', { messageId: 'a@b' }],
  ])('is refused by name: %s', async (path, overrides) => {
    await expect(buildNoteMime(message(overrides))).rejects.toMatchObject({
      code: 'unsafe-message',
      mistakes: [expect.objectContaining({ path })],
    });
  });

  it.each(['\r\n', '\n', '\r', '\0', '\u2028', '\u0085'])('a reference with %j is refused', async (character) => {
    await expect(
      buildNoteMime(message({}, { reference: `VB 2015/12${character}Bcc: other@x.test` })),
    ).rejects.toMatchObject({ code: 'unsafe-message' });
  });

  it('every mistake is named at once', async () => {
    await expect(buildNoteMime(message({ to: 'x', from: 'y' }))).rejects.toMatchObject({
      mistakes: [{ path: 'from' }, { path: 'to' }],
    });
  });
});
