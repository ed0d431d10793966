import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import type { Door, ReceivedMail } from '../exchange/door.ts';

const day = 86_400_000;
/** 20 May 2015, 9 a.m. in Vienna: campaign time at which the clock of the test starts. */
const origin = Date.UTC(2015, 4, 20, 7);

export interface SentNote {
  readonly code: string;
  readonly kind: 'request' | 'reminder' | 'extension' | 'acknowledgement';
  readonly messageId: string;
  readonly sha256: string;
  readonly mailbox: string;
  readonly answers: string | null;
  /** Real moments, ISO 8601. */
  readonly claimedAt: string;
  readonly acceptedAt: string;
}

/** The Secretariat's part of the test: it sends notes over the exchange and has a door for what comes back. */
export interface Secretariat {
  readonly door: Door;
  readonly sent: SentNote[];
  readonly send: (code: string, mailbox: string, kind: SentNote['kind'], answers?: string) => Promise<boolean>;
  /** Campaign time now. */
  readonly now: () => number;
  readonly close: () => Promise<void>;
}

const subjects = {
  request: 'Request for comments and views',
  reminder: 'Reminder: request for comments and views',
  extension: 'Extension of the deadline: request for comments and views',
  acknowledgement: 'Acknowledgement of receipt: request for comments and views',
};
const written = (moment: number): string =>
  new Date(moment).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const openSecretariat = async (door: Door, exchangePort: number, speed: number): Promise<Secretariat> => {
  const startedAt = Date.now();
  const now = (): number => origin + (Date.now() - startedAt) * speed;
  const sent: SentNote[] = [];
  const requests = new Map<string, string>();
  const transport = createTransport({ host: '127.0.0.1', port: exchangePort, pool: true, ignoreTLS: true });
  let serial = 0;
  return {
    door,
    sent,
    now,
    send: async (code, mailbox, kind, answers) => {
      serial += 1;
      const messageId = `<${code}.${kind}.${serial}@secretariat.example>`;
      const reference = `VB 2015/${serial}/OCB`;
      const first = requests.get(code);
      const follows = answers ?? first;
      const deadline = kind === 'extension' ? now() + 20 * day : Date.UTC(2015, 6, 3, 16);
      const raw = Buffer.from(
        [
          'From: The Secretariat <notes@secretariat.example>',
          `To: <${mailbox}>`,
          'Reply-To: <replies@secretariat.example>',
          `Subject: ${reference}: ${subjects[kind]}`,
          `Date: ${new Date(now()).toUTCString().replace('GMT', '+0000')}`,
          `Message-ID: ${messageId}`,
          ...(follows === undefined ? [] : [`In-Reply-To: ${follows}`, `References: ${follows}`]),
          ...(kind === 'acknowledgement' ? ['Auto-Submitted: auto-replied'] : []),
          'Content-Type: text/plain; charset=utf-8',
          '',
          `Reference: ${reference}`,
          `Reply requested by: ${written(deadline)}, 6 p.m.`,
          '',
          `The note of ${written(origin)} is recalled. Replies should arrive by ${written(deadline)}; the meeting is on 28-30 September 2015.`,
          '',
        ].join('\r\n'),
      );
      const claimedAt = new Date().toISOString();
      const from = kind === 'acknowledgement' ? '' : `notes+${serial}@secretariat.example`;
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        try {
          await transport.sendMail({ envelope: { from, to: [mailbox] }, raw });
          if (kind === 'request') requests.set(code, messageId);
          sent.push({
            code,
            kind,
            messageId,
            sha256: createHash('sha256').update(raw).digest('hex'),
            mailbox,
            answers: answers ?? null,
            claimedAt,
            acceptedAt: new Date().toISOString(),
          });
          return true;
        } catch (error) {
          if (((error as { responseCode?: number }).responseCode ?? 0) >= 500) return false;
        }
      }
      throw new Error(`The exchange took no ${kind} for ${mailbox} in five tries.`);
    },
    close: async () => {
      transport.close();
      await door.close();
    },
  };
};

export interface ParsedMail {
  readonly messageId: string;
  readonly from: string;
  readonly subject: string;
  readonly inReplyTo: string | undefined;
  readonly text: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly attachments: readonly { readonly name: string; readonly content: Buffer }[];
  readonly received: ReceivedMail;
}

export const parseMail = async (received: ReceivedMail): Promise<ParsedMail> => {
  const mail = await PostalMime.parse(received.raw);
  return {
    messageId: mail.messageId ?? '',
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    inReplyTo: mail.inReplyTo,
    text: mail.text ?? '',
    headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
    attachments: mail.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      content: Buffer.from(content as ArrayBuffer),
    })),
    received,
  };
};
