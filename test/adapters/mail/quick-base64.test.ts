import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { QuickPostalMime } from '../../../adapters/mail/quick-base64.ts';

const options = { forceRfc822Attachments: true } as const;

/** What the parser makes of a message, with the bytes of its files to be compared. */
const read = async (parser: PostalMime, raw: string) => {
  const email = await parser.parse(Buffer.from(raw, 'latin1'));
  return {
    ...email,
    attachments: email.attachments.map(({ content, ...file }) => ({
      ...file,
      content: Buffer.from(content as ArrayBuffer).toString('hex'),
    })),
  };
};

const same = async (raw: string): Promise<void> => {
  expect(await read(new QuickPostalMime(options), raw)).toEqual(await read(new PostalMime(options), raw));
};

const withBody = (body: string, end = '\r\n--b--\r\n'): string =>
  [
    'From: a@austria.example',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: application/pdf; name=a.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    `${body}${end}`,
  ].join('\r\n');

const bytes = Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 256));
const lines = (length: number): string => bytes.toString('base64').replace(new RegExp(`.{${length}}`, 'g'), '$&\r\n');

afterEach(() => vi.restoreAllMocks());

describe('the base64 of a file taken at once', () => {
  it.each([
    ['lines of 76', withBody(lines(76))],
    ['lines that are no multiple of four', withBody(lines(75))],
    ['bare line ends', withBody(lines(76).replaceAll('\r\n', '\n'))],
    ['padding in every line', withBody('QQ==\r\nQUI=\r\nQUJD')],
    ['characters that are none of base64', withBody('QU!JD\r\n QUJD\r\n-QUJD\r\n--QUJD\r\nQ_U-JD')],
    ['one character too many', withBody('QUJDR')],
    ['a line that begins like the boundary', withBody('QUJD\r\n--bb\r\nQUJD')],
    ['no end', withBody('QUJD\r\nQUJD', '')],
    ['no line end at the end', withBody('QUJD\r\nQUJD', '\r\n--b--')],
    ['nothing in it', withBody('')],
    ['text after the last boundary', withBody('QUJD', '\r\n--b--\r\nQUJD\r\n')],
    ['another part after it', withBody('QUJD', '\r\n--b\r\nContent-Type: text/plain\r\n\r\nQUJD\r\nQUJD\r\n--b--\r\n')],
    ['a body of text', 'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nw6TDtg==\r\n'],
    ['a message within', `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(76)}`],
    ['base64 in what is not base64', `Content-Type: text/plain\r\n\r\n${lines(76)}`],
  ])('is read as the parser reads it line by line: %s', (_, raw) => same(raw));

  it('is read as the parser reads it, whatever stands there', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('QUJD', 'QQ==', '=', '-', '--', '--b', '--b--', '\r\n', '\n', '\r', 'é', ' ', '\0')),
        (pieces) => same(withBody(pieces.join(''))),
      ),
    ));

  it('takes a few steps for thousands of lines', async () => {
    const steps = vi.spyOn(QuickPostalMime.prototype, 'readLine');
    const { attachments } = await read(new QuickPostalMime(options), withBody(lines(76).repeat(1_000)));
    expect(attachments).toHaveLength(1);
    expect(steps.mock.calls.length).toBeLessThan(20);
  });
});
