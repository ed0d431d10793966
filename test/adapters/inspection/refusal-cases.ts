import { expect, test } from 'vitest';
import { inspectFile } from '../../../adapters/inspection/inspect-file.ts';
import type { RefusalReason } from '../../../domain/receive/inspection.ts';
import { zipOf } from '../submissions/zip-fixture.ts';
import { sentence, wordOf } from './document-fixtures.ts';

export const inspect = (name: string, bytes: Uint8Array, mediaType = 'application/octet-stream') =>
  inspectFile({ name, mediaType, bytes });

/** Tests that every one of these files is refused for this reason. */
export const refuses = (
  reason: RefusalReason,
  cases: readonly (readonly [what: string, name: string, bytes: Uint8Array])[],
): void => {
  test.each(cases)(`${reason}: %s`, async (_, name, bytes) => {
    expect(await inspect(name, bytes)).toMatchObject({ outcome: 'refused', reason });
  });
};

export const html = (body: string): Buffer =>
  Buffer.from(`<!DOCTYPE html><html><body>${body}<p>${sentence}</p></body></html>`);

/** A Word document with one part more. */
export const withPart = (name: string, content: string | Buffer = 'x'): Buffer =>
  wordOf(undefined, [{ name, content }]);

export const archive = zipOf([{ name: 'readme.txt', content: 'hello' }]);
