import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../../client/portal/client-address.ts';
import { formSecretOf, isFormSecret } from '../../../client/portal/form-secret.ts';
import { boundaryOf, FormNotUnderstood, FormTooLarge, readMultipart } from '../../../client/portal/multipart-stream.ts';
import { pageLanguage } from '../../../client/portal/page-language.ts';

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array, void> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % Math.max(1, sizes.length)] ?? bytes.length);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const read = async (body: Uint8Array, boundary: string, sizes: readonly number[] = [], largest = 1e9) => {
  const parts: { name: string; fileName: string | null; bytes: Buffer }[] = [];
  for await (const { name, fileName, bytes } of readMultipart(inPieces(body, sizes), boundary, largest)) {
    const pieces: Buffer[] = [];
    for await (const piece of bytes) pieces.push(Buffer.from(piece));
    parts.push({ name, fileName, bytes: Buffer.concat(pieces) });
  }
  return parts;
};

describe('a form', () => {
  it('is read byte for byte however it comes in pieces, also with pieces of boundaries in it', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .constantFrom('\r\n--', '\r\n--X', '--X--', '\r\n--XY', '\r\r\n--', '')
        .map((text) => new TextEncoder().encode(text)),
    );
    const name = fc.constantFrom('a', 'files', 'name with "quotes"', 'имя', 'a\r\nb');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name, fileName: fc.option(name), content }), { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
        async (parts, sizes) => {
          const form = new FormData();
          for (const part of parts) {
            const text = Buffer.from(part.content)
              .toString('latin1')
              .replace(/\r\n?|\n/g, '\r\n')
              .replace(/[^\r\n -~]/g, '.');
            if (part.fileName === null) form.append(part.name, text);
            else form.append(part.name, new File([Buffer.from(part.content)], part.fileName));
          }
          const sent = new Response(form);
          const boundary = boundaryOf(sent.headers.get('content-type') ?? '') as string;
          const found = await read(new Uint8Array(await sent.arrayBuffer()), boundary, sizes);
          const expected = [...form].map(([key, value]) => [key.replace(/\r\n?|\n/g, '\r\n'), value] as const);
          expect(found.map((part) => part.name)).toEqual(expected.map(([key]) => key));
          for (const [index, [, value]] of expected.entries()) {
            const wanted = typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
            expect(found[index]?.bytes.equals(wanted)).toBe(true);
            expect(found[index]?.fileName).toBe(typeof value === 'string' ? null : value.name);
          }
        },
      ),
    );
  });

  it('never ends otherwise than in a form or in a refusal, whatever comes in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom('--X', '\r\n', '--', 'Content-Disposition: form-data; name="a"', 'x', '\r\n\r\n', '"', ';'),
          {
            maxLength: 30,
          },
        ),
        fc.integer({ min: 1, max: 9 }),
        async (pieces, size) => {
          try {
            await read(Buffer.from(pieces.join('')), 'X', [size]);
          } catch (error) {
            expect(error).toBeInstanceOf(FormNotUnderstood);
          }
        },
      ),
    );
  });

  it('is given up when it is larger than allowed', async () => {
    const body = Buffer.from(
      `--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'y'.repeat(5_000)}\r\n--X--\r\n`,
    );
    await expect(read(body, 'X', [100], 4_000)).rejects.toBeInstanceOf(FormTooLarge);
    expect(await read(body, 'X', [100], 6_000)).toHaveLength(1);
  });

  it('is told by its type', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
    expect(boundaryOf('Multipart/Form-Data; charset=utf-8; boundary="a b"')).toBe('a b');
    for (const type of [
      '',
      'text/plain; boundary=x',
      'multipart/form-data',
      `multipart/form-data; boundary=${'x'.repeat(71)}`,
    ])
      expect(boundaryOf(type)).toBeNull();
  });
});

it('binds the secret of a form to its link', () => {
  expect(isFormSecret(formSecretOf('one'), 'one')).toBe(true);
  for (const wrong of [undefined, '', 'one', formSecretOf('two'), `${formSecretOf('one')}x`])
    expect(isFormSecret(wrong, 'one')).toBe(false);
});

it('believes as many proxies as there are, and nobody before them', () => {
  expect(clientAddress('127.0.0.1', '203.0.113.1', 0)).toBe('127.0.0.1');
  expect(clientAddress('127.0.0.1', '6.6.6.6, 203.0.113.1', 1)).toBe('203.0.113.1');
  expect(clientAddress('127.0.0.1', '6.6.6.6, 203.0.113.1, 10.0.0.1', 2)).toBe('203.0.113.1');
  expect(clientAddress('127.0.0.1', undefined, 1)).toBe('127.0.0.1');
  expect(clientAddress('127.0.0.1', '203.0.113.1', 2)).toBe('127.0.0.1');
});

it.each([
  ['ar', 'fr', 'es', 'ar'],
  [undefined, 'fr', 'es', 'fr'],
  ['xx', 'fr', 'es', 'fr'],
  [undefined, null, 'de-AT, ru;q=0.5, es;q=0.8', 'es'],
  [undefined, null, 'en;q=0, zh-Hans', 'zh'],
  [undefined, null, undefined, 'en'],
] as const)(
  'shows a page by its address (%s), its addressee (%s) or the browser (%s): %s',
  (address, addressee, browser, shown) => {
    expect(pageLanguage(address, addressee, browser)).toBe(shown);
  },
);
