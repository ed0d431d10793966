import { createTransport } from 'nodemailer';
import { reportingHost } from './delivery-report.ts';
import type { RouteTarget } from './routes.ts';

/** What the other side of a route said of one message. */
type HandOver =
  | { readonly accepted: true; readonly reply: string }
  | { readonly accepted: false; readonly reason: string; readonly final: boolean };

/** A few kept-open SMTP connections to one target. */
export interface Route {
  /** host:port */
  readonly name: string;
  /** Hands one message to one recipient; never throws. */
  readonly send: (envelopeFrom: string, recipient: string, raw: Buffer) => Promise<HandOver>;
  readonly close: () => void;
}

/** Opens no connection yet; the first message does. */
export const openRoute = (target: RouteTarget, connections: number): Route => {
  const transport = createTransport({
    host: target.host,
    port: target.port,
    name: reportingHost,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    // The queue in the spool does the trying again, where it survives a kill.
    maxRequeues: 0,
    secure: false,
    ignoreTLS: true,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: `${target.host}:${target.port}`,
    send: async (envelopeFrom, recipient, raw) => {
      try {
        const { response } = await transport.sendMail({ envelope: { from: envelopeFrom, to: [recipient] }, raw });
        return { accepted: true, reply: response };
      } catch (error) {
        const { message, responseCode } = error as Error & { responseCode?: number };
        const reason = message.replace(/\s+/g, ' ');
        return { accepted: false, reason, final: responseCode !== undefined && responseCode >= 500 };
      }
    },
    close: () => transport.close(),
  };
};
