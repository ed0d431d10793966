import { describe, expect, test } from 'vitest';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { languages } from '../../../domain/language.ts';
import type { CampaignRegister } from '../../../domain/receive/attribution.ts';
import { attribute, attributionKeys } from '../../../domain/receive/attribution.ts';
import { classifyIncoming } from '../../../domain/receive/classification.ts';
import { judgeContent } from '../../../domain/receive/content.ts';
import { detectLanguage } from '../../../domain/receive/language-detection.ts';
import { divideBody } from '../../../domain/receive/new-text.ts';
import type { AutomaticMarking, MissionPlan } from '../../../domain/rehearsal/behaviour.ts';
import { composeExtensionRequest, composeOutOfOffice, composeSubmission } from '../../../stack/missions/compose.ts';
import type { OutgoingMail } from '../../../stack/missions/mime.ts';
import { writeMail } from '../../../stack/missions/mime.ts';
import { prepareSubmission } from '../../../stack/missions/submission-files.ts';

const patterns = ['VB {year}/{serial}/OCB'];
const code = 'AUT';
const campaignId = 'resolution-7-1';
const mailbox = 'vienna@aut.missions.example';
const note = {
  messageId: '<note-12@secretariat.test>',
  inReplyTo: null,
  subject: 'Note verbale VB 2015/12/OCB: resolution 7/1',
  replyTo: 'replies@secretariat.test',
  from: 'notes@secretariat.test',
  datedAtMs: Date.UTC(2015, 4, 20),
  reference: 'VB 2015/12/OCB',
  deadline: '2015-07-31',
  text: 'VB 2015/12/OCB\n\nThe Secretariat presents its compliments and has the honour to refer to resolution 7/1.\n'.repeat(
    6,
  ),
  announced: null,
};
const basePlan: MissionPlan = {
  code,
  mailbox,
  reception: 'ordinary',
  greylistTries: 0,
  bounceAfterMs: 0,
  attitude: 'in-time',
  replyAfterMs: 0,
  askAfterMs: 0,
  extensionDays: 14,
  revisionAfterMs: null,
  sender: 'registered',
  format: 'docx',
  encoding: 'base64',
  quotesOriginal: true,
  outOfOffice: null,
};
const key = { campaignId, code };
const register: CampaignRegister = {
  messageIds: new Map([[note.messageId, key]]),
  references: new Map([[note.reference, { campaignId, codes: [code] }]]),
  tokens: new Map(),
  mailboxes: new Map([[mailbox, [code]]]),
  domains: new Map([['aut.missions.example', [code]]]),
};

const about = (language: (typeof languages)[number], changes: Partial<MissionPlan>, seed = 1) => ({
  entry: { code, name: 'Permanent Mission', mailbox, languages: [language], isState: true },
  plan: { ...basePlan, ...changes },
  seed,
  note,
  nowMs: Date.UTC(2015, 5, 20),
});
const receive = async (mail: OutgoingMail) => {
  const parsed = await parseIncoming(writeMail(mail), { from: mail.from.address, to: [mail.to] });
  expect(attributionKeys(parsed.message, patterns).references).toEqual(
    parsed.message.subject.includes('VB') ? [note.reference] : [],
  );
  const { newText } = divideBody(parsed.message.bodyText);
  return {
    ...parsed,
    newText,
    class: classifyIncoming(parsed.message).class,
    doubtful: classifyIncoming(parsed.message).doubtful,
    reasons: classifyIncoming(parsed.message).reasons,
    attribution: attribute(parsed.message, register, patterns),
    content: judgeContent({ attachments: parsed.message.attachments, newText }),
  };
};

describe.each(languages)('what a mission writes in %s', (language) => {
  const cases = (['docx', 'pdf', 'text-attachment', 'body'] as const).flatMap((format) =>
    (['base64', 'quoted-printable', 'legacy-charset'] as const).map((encoding) => ({ format, encoding })),
  );

  test.each(cases)('a submission as $format in $encoding is one, whole and without the quoted note', async (plan) => {
    for (const seed of [1, 2, 3]) {
      const correspondence = about(language, plan, seed);
      const submission = await prepareSubmission(
        correspondence.entry,
        correspondence.plan,
        seed,
        1,
        new Date(note.datedAtMs),
      );
      const received = await receive(composeSubmission(correspondence, submission));
      expect(received).toMatchObject({ class: 'reply', doubtful: false });
      expect(received.attribution).toMatchObject({ kind: 'attributed', campaignId, code });
      expect(received.content.kind).toBe('submission');
      expect(received.newText).not.toContain('presents its compliments and has the honour to refer');
      expect(detectLanguage(received.newText)).toBe(language);
      expect(received.files.map(({ bytes }) => Buffer.from(bytes))).toEqual(
        submission.attachments.map(({ content }) => content),
      );
      if (submission.body !== null) {
        // ISO 8859-1 has no typographic apostrophe; the sender's program writes the other one.
        const words = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('’', "'");
        expect(words(received.newText)).toContain(words(submission.body.trim()));
      }
    }
  });

  test('a colleague’s mail is attributed by reference and domain, a stranger’s is held', async () => {
    const attributionOf = async (sender: MissionPlan['sender']) => {
      const correspondence = about(language, { sender });
      const submission = await prepareSubmission(
        correspondence.entry,
        correspondence.plan,
        1,
        1,
        new Date(note.datedAtMs),
      );
      return (await receive(composeSubmission(correspondence, submission))).attribution;
    };
    expect(await attributionOf('colleague')).toMatchObject({ kind: 'attributed', code });
    expect(await attributionOf('stranger')).toMatchObject({
      kind: 'held',
      reason: 'one-piece-of-evidence',
      candidates: [key],
    });
  });

  test.each(['base64', 'quoted-printable', 'legacy-charset'] as const)(
    'a request for more time in %s is held as one',
    async (encoding) => {
      const received = await receive(composeExtensionRequest(about(language, { encoding })));
      expect(received).toMatchObject({
        class: 'reply',
        doubtful: false,
        attribution: { kind: 'attributed' },
        content: { kind: 'asks-for-extension' },
      });
    },
  );

  test.each<AutomaticMarking>(['auto-submitted', 'x-autoreply', 'subject-only'])(
    'an absence marked by %s is an automatic reply',
    async (marking) => {
      const correspondence = about(language, { outOfOffice: { answers: 'request', marking, afterMs: 0 } });
      const received = await receive(composeOutOfOffice(correspondence, 'notes@secretariat.test'));
      expect(received).toMatchObject({ class: 'automatic-reply', doubtful: false });
    },
  );
});
