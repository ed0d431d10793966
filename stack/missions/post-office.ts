import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { MissionLine } from '../../domain/rehearsal/missions-log.ts';
import type { RouteTarget } from '../exchange/routes.ts';
import { writeMail } from './mime.ts';
import type { MissionSurroundings } from './mission.ts';
import { sha256Of } from './submission-files.ts';

const retryMs = 500;

/** Sends the missions' mail to the exchange over a few kept-open connections. */
export interface PostOffice {
  readonly send: MissionSurroundings['send'];
  readonly close: () => void;
}

/**
 * @param keep folder for a copy of each sent message, or undefined
 * @param log takes a `sending-failed` line for what the exchange refuses for good
 */
export const openPostOffice = (
  exchange: RouteTarget,
  keep: string | undefined,
  log: (line: MissionLine) => void,
): PostOffice => {
  if (keep !== undefined) mkdirSync(keep, { recursive: true });
  const transport = createTransport({
    host: exchange.host,
    port: exchange.port,
    name: 'missions.example',
    pool: true,
    maxConnections: 3,
    maxMessages: Number.POSITIVE_INFINITY,
    maxRequeues: 0,
    secure: false,
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let closed = false;
  return {
    send: async (code, envelopeFrom, mail) => {
      const raw = writeMail(mail);
      if (keep !== undefined) writeFileSync(join(keep, `${code}-${mail.messageId.slice(1, 9)}.eml`), raw);
      while (!closed) {
        const startedAt = new Date().toISOString();
        try {
          await transport.sendMail({ envelope: { from: envelopeFrom, to: [mail.to] }, raw });
          return { rawSha256: sha256Of(raw), startedAt, at: new Date().toISOString() };
        } catch (error) {
          const { message, responseCode } = error as Error & { responseCode?: number };
          if (responseCode !== undefined && responseCode >= 500) {
            const reason = message.replace(/\s+/g, ' ');
            log({ event: 'sending-failed', at: new Date().toISOString(), code, messageId: mail.messageId, reason });
            return null;
          }
          await new Promise((resolve) => setTimeout(resolve, retryMs));
        }
      }
      return null;
    },
    close: () => {
      closed = true;
      transport.close();
    },
  };
};
