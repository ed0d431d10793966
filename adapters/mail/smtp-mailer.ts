import { isStrictMailbox } from '../../domain/directory/mailbox.ts';
import { classifyDelivery, type DeliveryOutcome } from '../../domain/dispatch/delivery-outcome.ts';
import { PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';
import { factsOfError, type OutgoingMessage, type SmtpAttempt, type SmtpError, SmtpSession } from './smtp-session.ts';
import { SmtpSessionPool } from './smtp-session-pool.ts';
import { parseSmtpUrl, type SmtpEndpoint } from './smtp-url.ts';

/** How one attempt to hand a message over ended. */
export interface DeliveryResult {
  readonly outcome: DeliveryOutcome;
  /** For the officer and the ledger, one clause. */
  readonly reason: string;
  /** The exchange's last reply, or what went wrong. */
  readonly response: string;
  readonly smtpCode: number | null;
}

/** Hands finished messages to one mail exchange over a few lasting connections. */
export interface SmtpMailer {
  /** Messages under way at once. */
  readonly connections: number;
  /**
   * Sends the bytes as they are to the one mailbox. Never rejects: every ending is a result. Nothing
   * is retried here but one case: a lasting connection that turns out to be closed before the
   * exchange asked for the message is replaced, which cannot make a copy.
   */
  send(message: OutgoingMessage): Promise<DeliveryResult>;
  /**
   * Connects and signs in once.
   * @throws PermanentFailure when the exchange refuses our name and password
   * @throws TemporaryFailure when it cannot be reached or does not serve us now
   */
  verify(): Promise<void>;
  /** Lets messages under way finish, then closes every connection. */
  close(): Promise<void>;
}

/** How the mailer reaches the exchange. */
export interface SmtpMailerOptions {
  /** smtp://user:pass@host:port or smtps://…, see `parseSmtpUrl`. */
  readonly url: string;
  /** Connections open at most, and so messages under way at once. */
  readonly connections: number;
  /**
   * Real milliseconds to wait for any answer. RFC 5321 asks for ten minutes after the final dot,
   * because giving up there leaves the outcome uncertain.
   */
  readonly answerTimeoutMs: number;
}

/**
 * Creates the mailer; nothing is connected yet.
 * @throws DomainRefusal `smtp-url` when the URL cannot be used
 */
export const createSmtpMailer = (options: SmtpMailerOptions): SmtpMailer => {
  const endpoint = parseSmtpUrl(options.url);
  const pool = new SmtpSessionPool(() => SmtpSession.open(endpoint, options.answerTimeoutMs), options.connections);
  return {
    connections: options.connections,
    send: async (message) => refusalBeforeSending(message) ?? (await sendThrough(pool, message, options.connections)),
    verify: () => verifyExchange(endpoint, options.answerTimeoutMs),
    close: () => pool.close(),
  };
};

const refusalBeforeSending = ({ envelopeFrom, envelopeTo, mime }: OutgoingMessage): DeliveryResult | null => {
  const refused = (reason: string): DeliveryResult => ({
    outcome: 'permanent',
    reason,
    response: 'not sent',
    smtpCode: null,
  });
  if (!isStrictMailbox(envelopeTo)) return refused(`${JSON.stringify(envelopeTo)} is not one mailbox name@host`);
  if (envelopeFrom !== '' && !isStrictMailbox(envelopeFrom)) {
    return refused(`the envelope sender ${JSON.stringify(envelopeFrom)} is not one mailbox name@host`);
  }
  return mime.byteLength === 0 ? refused('the message is empty') : null;
};

const sendThrough = async (
  pool: SmtpSessionPool,
  message: OutgoingMessage,
  mostReplacements: number,
): Promise<DeliveryResult> => {
  for (let replaced = 0; ; replaced += 1) {
    const session = await pool.take();
    if (session instanceof Error) return failedResult(session);
    const { wasUsed } = session;
    const attempt = await session.attempt(message);
    void pool.giveBack(session, attempt.ready);
    if (replaced < mostReplacements && wasUsed && hungUpBefore(attempt)) continue;
    return resultOf(attempt, message);
  }
};

/** A lasting connection that had been closed on us between two messages: the exchange never asked for this one. */
const hungUpBefore = ({ facts }: SmtpAttempt): boolean =>
  !facts.sawDataReply &&
  (facts.responseCode === 421 ||
    (facts.responseCode === null && (facts.code === 'ECONNECTION' || facts.code === 'ESOCKET')));

const resultOf = ({ facts, response, accepted }: SmtpAttempt, { envelopeTo }: OutgoingMessage): DeliveryResult => {
  const verdict = classifyDelivery(facts);
  const smtpCode = facts.responseCode;
  if (verdict.outcome === 'accepted' && (accepted.length !== 1 || accepted[0] !== envelopeTo)) {
    const reason = `the exchange took the note for ${accepted.join(', ') || 'nobody'}, not for ${envelopeTo}`;
    return { outcome: 'uncertain', reason, response, smtpCode };
  }
  return { ...verdict, response, smtpCode };
};

/** No connection could be had for the message. */
const failedResult = (error: SmtpError): DeliveryResult => ({
  ...classifyDelivery(factsOfError(error, false)),
  response: error.response ?? error.message,
  smtpCode: error.responseCode || null,
});

const verifyExchange = async (endpoint: SmtpEndpoint, answerTimeoutMs: number): Promise<void> => {
  const session = await SmtpSession.open(endpoint, answerTimeoutMs);
  if (session instanceof SmtpSession) return session.quit();
  const where = `the mail exchange at ${endpoint.host}:${endpoint.port}`;
  if (session.code === 'EAUTH' && (session.responseCode ?? 0) >= 500) {
    throw new PermanentFailure(`${where} refuses the name and password (${session.response ?? session.message}).`, {
      cause: session,
    });
  }
  throw new TemporaryFailure(`${where} does not serve us: ${session.message}.`, { cause: session });
};
