import { describe, expect, test } from 'vitest';
import type { Transit } from '../../../activities/ports/senders.ts';
import type { SenderAuthenticationOptions } from '../../../adapters/mail/authentication.ts';
import {
  fromStranger,
  headWith,
  judgeMail,
  type Signing,
  sign,
  throughHouse,
  write,
} from './authentication-fixture.ts';

/** A message whose sender is not who he says. */
export interface Spoof {
  readonly name: string;
  readonly raw: () => Buffer | Promise<Buffer>;
  /** How it came; absent = brought by a stranger himself. */
  readonly transit?: Transit;
  readonly options?: SenderAuthenticationOptions;
  readonly status: 'unverified' | 'failed';
  /** A part of what the officer is told. */
  readonly says: RegExp;
}

/** Each case is received and judged; none may be shown as verified. */
export const expectNoneVerified = (what: string, spoofs: readonly Spoof[]): void => {
  describe(what, () => {
    test.each(spoofs)('$name is not shown as verified', async ({ raw, transit, options, status, says }) => {
      const verdict = await judgeMail(await raw(), transit ?? fromStranger, options);
      expect(verdict.status).not.toBe('verified');
      expect({ status: verdict.status, reasons: verdict.reasons.join('; ') }).toEqual({
        status,
        reasons: expect.stringMatching(says),
      });
    });

    test('however they come, where no server of the house is believed', async () => {
      for (const { name, raw } of spoofs)
        for (const transit of [fromStranger, throughHouse, { ...throughHouse, peer: null, fetched: true }])
          expect((await judgeMail(await raw(), transit)).status, name).not.toBe('verified');
    });

    test('each case is one of its own', () => {
      expect(new Set(spoofs.map(({ name }) => name)).size).toBe(spoofs.length);
    });
  });
};

export const strangersSignature = { domain: 'stranger.example', key: 'stranger' } as const;

/** A message with fields of the honest one replaced, then signed. */
export const signed = (changes: Readonly<Record<string, string | null>>, signing: Signing = {}): Promise<Buffer> =>
  sign(write(headWith(changes)), signing);

/** A message that a stranger signs in order, with this From header. */
export const asStranger = (from: string) => (): Promise<Buffer> => signed({ From: from }, strangersSignature);

/** A message that the mission did sign, changed afterwards. */
export const tampered =
  (change: (text: string) => string, signing: Signing = {}) =>
  async (): Promise<Buffer> => {
    const honest = (await sign(write(), signing)).toString('latin1');
    const changed = change(honest);
    if (changed === honest) throw new Error('The message was not changed.');
    return Buffer.from(changed, 'latin1');
  };

/** Puts a header line between the signature and what it covers. */
export const afterSignature =
  (line: string) =>
  (text: string): string =>
    text.replace('From: "Permanent', `${line}\r\nFrom: "Permanent`);
