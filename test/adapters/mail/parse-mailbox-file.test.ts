import { describe, expect, test } from 'vitest';
import { messagesInFile } from '../../../adapters/mail/parse-mailbox-file.ts';

const bytes = (text: string): Buffer => Buffer.from(text);
const letter = 'From: Mission <vienna@austria.example>\nSubject: Comments\n\nText.\n';
const postmark = 'From vienna@austria.example Mon Jun 22 10:00:01 2015\n';

describe('messagesInFile', () => {
  test('a file without a postmark is one message, byte for byte', () => {
    const file = bytes(`${letter}\n${postmark}${letter}`);
    expect(messagesInFile(file, 'box')).toEqual([{ raw: file, envelope: { from: 'vienna@austria.example', to: [] } }]);
  });

  test('a mailbox file is parted at its postmarks, which belong to no message', () => {
    const found = messagesInFile(
      bytes(`${postmark}${letter}\nFrom MAILER-DAEMON Mon Jun 22 10:00:02 2015\r\n${letter}`),
      'box',
    );
    expect(found.map(({ raw }) => raw.toString())).toEqual([`${letter}\n`, letter]);
    expect(found.map(({ envelope }) => envelope.from)).toEqual(['vienna@austria.example', '']);
  });

  test.each([
    ['a sentence that begins with From', `${postmark}${letter}\nFrom what we see at 10:00 it is so.\nSubject: no\n`],
    ['a postmark in the middle of a paragraph', `${postmark}${letter}${postmark}${letter}`],
    ['a postmark without a header below it', `${postmark}${letter}\n${postmark}\nnothing\n`],
  ])('%s parts nothing', (_, text) => {
    expect(messagesInFile(bytes(text), 'box')).toHaveLength(1);
  });

  test('a file called .eml is one message, whatever stands in it', () => {
    const file = bytes(`${postmark}${letter}\n${postmark}${letter}`);
    expect(messagesInFile(file, 'Note.EML').map(({ raw }) => raw)).toEqual([file]);
  });

  test.each([
    ['the return path', `Return-Path: <real@austria.example>\n${letter}`, 'real@austria.example'],
    ['an empty return path', `Return-Path: <>\n${letter}`, ''],
    ['a mail system’s postmark', `From MAILER-DAEMON Mon Jun 22 10:00:02 2015\n${letter}`, ''],
    ['the sender shown', letter, 'vienna@austria.example'],
    ['nobody', 'Subject: x\n\ny', 'unknown@invalid'],
  ])('the envelope’s sender is %s', (_, text, from) => {
    expect(messagesInFile(bytes(text), 'x')[0]?.envelope.from).toBe(from);
  });

  test('the mailboxes it was delivered to keep their token', () => {
    const file = bytes(`X-Original-To: notes+t0ken@secretariat.test\nDelivered-To: staff@secretariat.test\n${letter}`);
    expect(messagesInFile(file, 'x')[0]?.envelope.to).toEqual([
      'notes+t0ken@secretariat.test',
      'staff@secretariat.test',
    ]);
  });
});
