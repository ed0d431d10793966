import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { DeliveryFacts } from '../../domain/dispatch/delivery-outcome.ts';
import { tokenOfEnvelope } from '../../domain/dispatch/message-id.ts';
import { SmtpBody } from './smtp-body.ts';
import type { SmtpEndpoint } from './smtp-url.ts';

/** One message for one mailbox. */
export interface OutgoingMessage {
  readonly mime: Uint8Array;
  /** One strict mailbox, or empty for a message that no report may answer. */
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
}

/** What one attempt showed. */
export interface SmtpAttempt {
  readonly facts: DeliveryFacts;
  /** The exchange's last reply, or what went wrong, for the record. */
  readonly response: string;
  /** Mailboxes that the exchange took the message for. */
  readonly accepted: readonly string[];
  /** Settles when the session is ready for another message (true) or is gone (false). */
  readonly ready: Promise<boolean>;
}

/** A session that does not answer RSET within this time is not worth keeping. */
const resetTimeoutMs = 30_000;

/** What the client's errors carry; every field may be missing. */
export interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

type SendInfo = Parameters<Parameters<SMTPConnection['send']>[2]>[1];

/** What an error of the client says about an attempt. */
export const factsOfError = (error: SmtpError, sawDataReply: boolean): DeliveryFacts => ({
  responseCode: error.responseCode || null,
  command: error.command ?? null,
  sawDataReply,
  rejected: [],
  code: error.code ?? error.name,
});

/** One connection to the exchange, greeted and signed in. It carries one message at a time. */
export class SmtpSession {
  readonly #connection: SMTPConnection;
  #attempts = 0;
  #isOver = false;
  /** Called once, when the connection has ended for whatever reason. */
  onEnd: (() => void) | null = null;

  private constructor(connection: SMTPConnection) {
    this.#connection = connection;
    connection.once('end', () => {
      this.#isOver = true;
      this.onEnd?.();
    });
  }

  /** Connects, secures and signs in. Failing to is a value: it belongs to the message that waited for it. */
  static open(endpoint: SmtpEndpoint, answerTimeoutMs: number): Promise<SmtpSession | SmtpError> {
    const connection = new SMTPConnection({
      host: endpoint.host,
      port: endpoint.port,
      secure: endpoint.secure,
      requireTLS: endpoint.startTls === 'required',
      ignoreTLS: endpoint.startTls === 'off',
      connectionTimeout: Math.min(answerTimeoutMs, 120_000),
      greetingTimeout: Math.min(answerTimeoutMs, 300_000),
      dnsTimeout: Math.min(answerTimeoutMs, 30_000),
      socketTimeout: answerTimeoutMs,
      socketCloseTimeout: 1000,
    });
    return new Promise((resolve) => {
      // Stays attached: an error during an attempt comes to that attempt as well, one between attempts ends the session.
      connection.on('error', resolve);
      connection.connect((connectFailure) => {
        if (connectFailure) return resolve(connectFailure);
        const { credentials } = endpoint;
        if (credentials === null || !connection.allowsAuth) return resolve(new SmtpSession(connection));
        connection.login({ ...credentials }, (loginFailure) => {
          if (!loginFailure) return resolve(new SmtpSession(connection));
          connection.close();
          resolve(loginFailure);
        });
      });
    });
  }

  /** Whether it has carried a message before: then the exchange may have hung up in the meantime. */
  get wasUsed(): boolean {
    return this.#attempts > 0;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** One transaction with exactly one mailbox. Never rejects. */
  attempt(message: OutgoingMessage): Promise<SmtpAttempt> {
    this.#attempts += 1;
    const body = new SmtpBody(message.mime);
    return new Promise((resolve) => {
      this.#connection.send(envelopeOf(message), body, (error, info) => {
        resolve(error ? this.#refused(error, body) : this.#answered(info, body));
      });
    });
  }

  #answered(info: SendInfo, body: SmtpBody): SmtpAttempt {
    const [refusal] = info.rejectedErrors ?? [];
    return {
      facts: {
        responseCode: refusal?.responseCode ?? (Number(/^\d{3}/.exec(info.response)?.[0]) || null),
        command: refusal?.command ?? 'DATA',
        sawDataReply: body.wasAskedFor,
        rejected: info.rejected,
        code: null,
      },
      response: info.response,
      accepted: info.accepted,
      ready: Promise.resolve(!this.#isOver),
    };
  }

  #refused(error: SmtpError, body: SmtpBody): SmtpAttempt {
    return {
      facts: factsOfError(error, body.wasAskedFor),
      response: error.response ?? error.message,
      accepted: [],
      ready: this.#afterRefusal(error, body),
    };
  }

  /** A refusal of the message leaves the session sound; anything else, or bytes still under way, does not. */
  #afterRefusal(error: SmtpError, body: SmtpBody): Promise<boolean> {
    const isRefusal = (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && error.responseCode !== 421;
    if (this.#isOver || !isRefusal || (body.wasAskedFor && !body.isHandedOver)) {
      this.#connection.close();
      return Promise.resolve(false);
    }
    return new Promise((resolve) => {
      const impatience = setTimeout(() => this.#connection.close(), resetTimeoutMs);
      const settle = (isSound: boolean): void => {
        clearTimeout(impatience);
        resolve(isSound);
      };
      this.onEnd = () => settle(false);
      this.#connection.reset((resetFailure) => {
        if (resetFailure) this.#connection.close();
        settle(!resetFailure);
      });
    });
  }

  /** Says goodbye; settles when the connection is closed, by the exchange or after a second by us. */
  quit(): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    return new Promise((resolve) => {
      const impatience = setTimeout(() => this.#connection.close(), 1000);
      this.onEnd = () => {
        clearTimeout(impatience);
        resolve();
      };
      this.#connection.quit();
    });
  }
}

/** The envelope as it is, never read out of headers. Delivery reports are asked for where there is somebody to get them. */
const envelopeOf = ({ mime, envelopeFrom, envelopeTo }: OutgoingMessage): Parameters<SMTPConnection['send']>[0] => {
  const token = tokenOfEnvelope(envelopeFrom);
  return {
    from: envelopeFrom,
    to: [envelopeTo],
    size: mime.byteLength,
    ...(token === null ? {} : { dsn: { ret: 'HDRS', envid: token, notify: 'FAILURE', orcpt: `rfc822;${envelopeTo}` } }),
  };
};
