import { randomBytes } from 'node:crypto';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import type { OutboxNote } from '../activities/ports/outbox.ts';
import type { PackedMessage } from './message-pack.ts';

/** Bytes of the picture in the document: with the base64 of mail a message has about a megabyte. */
const pictureBytes = 740 * 1024;

/** Signature of a PNG file; nothing reads further. */
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const paragraphs = 12;

const text = (code: string, at: number): string =>
  `Paragraph ${at} of the comments of ${code}: a review of implementation should be transparent, intergovernmental and of a technical nature, and it should make needs for assistance visible at an early stage.`;

/** A mission's reply to its request: a letter, and its comments as a Word file of 1 MB that is like no other. */
export const syntheticReply = async (note: OutboxNote, replyMailbox: string): Promise<PackedMessage> => {
  const { code } = note;
  const document = new Document({
    sections: [
      {
        children: [
          ...Array.from({ length: paragraphs }, (_, index) => new Paragraph(text(code, index + 1))),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: Buffer.concat([pngStart, randomBytes(pictureBytes)]),
                transformation: { width: 300, height: 200 },
              }),
            ],
          }),
        ],
      },
    ],
  });
  const file = (await Packer.toBuffer(document)).toString('base64').replace(/.{76}/g, '$&\r\n');
  const lines = [
    `From: <${note.envelopeTo}>`,
    `To: <${replyMailbox}>`,
    `Subject: Re: ${note.reference}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <reply-${code.toLowerCase()}@mission.example>`,
    `In-Reply-To: ${note.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `With reference to note ${note.reference}, please find attached the comments of the Government.`,
    '',
    '--part',
    `Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name="${code}.docx"`,
    `Content-Disposition: attachment; filename="${code}.docx"`,
    'Content-Transfer-Encoding: base64',
    '',
    file,
    '--part--',
    '',
  ];
  return { from: note.envelopeTo, to: replyMailbox, mime: Buffer.from(lines.join('\r\n')) };
};
