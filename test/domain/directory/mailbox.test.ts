import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStrictMailbox, mailboxMistake } from '../../../domain/directory/mailbox.ts';

describe('a strict mailbox', () => {
  it.each([
    'mission@aut.missions.example',
    'a@b.test',
    "o'neill+crime@x-y.example",
    'A.B@C.example',
    `${'a'.repeat(64)}@b.test`,
  ])('takes %s', (mailbox) => expect(isStrictMailbox(mailbox)).toBe(true));

  it.each([
    '',
    'mission',
    '@aut.example',
    'mission@',
    'mission@localhost',
    'a@b@c.example',
    'a@b.example,c@d.example',
    'a@b.example c@d.example',
    'Mission <a@b.example>',
    '<a@b.example>',
    '"a b"@c.example',
    'a(comment)@b.example',
    'a@b.example\r\nRCPT TO:<c@d.example>',
    'a@b.example\n',
    'a\u0000@b.example',
    ' a@b.example',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    '.a@b.example',
    'a..b@c.example',
    'a@-b.example',
    'a@b..example',
    'a@b.example.',
    'mission@österreich.example',
    'missіon@aut.example',
    'a\u200b@b.example',
    `${'a'.repeat(65)}@b.test`,
  ])('refuses %j', (mailbox) => expect(isStrictMailbox(mailbox)).toBe(false));

  it.each([
    ['mission@aut.example', null],
    ['mission\u0007@aut.example', 'holds a control character or a line break'],
    ['mission@aut.example\r\nBcc: a@b.example', 'holds a control character or a line break'],
    ['mission@@aut.example', 'has more than one @'],
    ['mission@aut.example ', 'holds a space'],
    ['mission@österreich.example', 'has letters outside ASCII: write the host in its xn-- form'],
    [`${'a'.repeat(300)}@aut.example`, 'is longer than 254 characters'],
    ['mission', 'is not of the form name@host.domain'],
  ])('says of %j what is wrong', (mailbox, mistake) => expect(mailboxMistake(mailbox)).toBe(mistake));

  it('takes 254 characters and no more', () => {
    const label = 'd'.repeat(60);
    const ofLength = (length: number) => {
      const domain = `${label}.${label}.${label}.test`;
      return `${'a'.repeat(64)}@${'x'.repeat(length - 65 - domain.length - 1)}.${domain}`;
    };
    expect(isStrictMailbox(ofLength(254))).toBe(true);
    expect(isStrictMailbox(ofLength(255))).toBe(false);
  });

  it('never takes a text with a character that could end or split an envelope', () => {
    const dangerous = fc.constantFrom(
      '\r',
      '\n',
      '\0',
      '\t',
      ' ',
      ',',
      ';',
      '<',
      '>',
      '"',
      '(',
      ')',
      '\\',
      '[',
      ']',
      '\u2028',
      'é',
    );
    fc.assert(
      fc.property(dangerous, fc.nat(28), (character, at) => {
        const mailbox = 'mission@aut.missions.example';
        expect(isStrictMailbox(mailbox.slice(0, at) + character + mailbox.slice(at))).toBe(false);
      }),
    );
  });
});
