import type { SmtpError, SmtpSession } from './smtp-session.ts';

/** An idle connection is closed before the exchange would do it (servers wait five minutes or less). */
const idleMs = 30_000;
/** After the exchange refused one more connection, how long the ones there are have to do. */
const enoughForMs = 30_000;

type Waiter = (session: SmtpSession | SmtpError) => void;

/**
 * A few lasting connections, each carrying one message at a time. Whoever waits is served in order.
 * An exchange that allows fewer connections than configured is used with those it allows.
 */
export class SmtpSessionPool {
  readonly #open: () => Promise<SmtpSession | SmtpError>;
  readonly #most: number;
  readonly #idle: SmtpSession[] = [];
  readonly #live = new Set<SmtpSession>();
  readonly #waiting: Waiter[] = [];
  readonly #idleTimers = new Map<SmtpSession, NodeJS.Timeout>();
  #opening = 0;
  #enoughUntilMs = 0;
  #failure: SmtpError | null = null;
  #closing: PromiseWithResolvers<void> | null = null;

  constructor(open: () => Promise<SmtpSession | SmtpError>, most: number) {
    this.#open = open;
    this.#most = most;
  }

  /** A session for one message, or why there is none. */
  take(): Promise<SmtpSession | SmtpError> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#serve();
    });
  }

  /** Takes a session back when it is ready for another message, or notes that it is gone. */
  async giveBack(session: SmtpSession, ready: Promise<boolean>): Promise<void> {
    if (!(await ready) || session.isOver) this.#live.delete(session);
    else {
      session.onEnd = () => this.#forget(session);
      this.#idle.push(session);
    }
    this.#serve();
  }

  /** Nothing new is begun; settles when messages under way are through and every connection is closed. */
  close(): Promise<void> {
    this.#closing ??= Promise.withResolvers<void>();
    this.#serve();
    return this.#closing.promise;
  }

  #serve(): void {
    if (this.#closing !== null) {
      this.#windUp();
      return;
    }
    while (this.#waiting.length > 0) {
      const session = this.#idle.pop();
      if (session !== undefined) this.#hand(session);
      else if (this.#mayOpen()) void this.#openOne();
      else return;
    }
    for (const session of this.#idle) this.#closeWhenIdle(session);
  }

  #mayOpen(): boolean {
    const underWay = this.#live.size + this.#opening;
    // One connection being opened for each that waits is enough, and after a failure none until the round is over.
    if (underWay >= this.#most || this.#opening >= this.#waiting.length || this.#failure !== null) return false;
    return this.#live.size === 0 || performance.now() >= this.#enoughUntilMs;
  }

  #hand(session: SmtpSession): void {
    clearTimeout(this.#idleTimers.get(session));
    this.#idleTimers.delete(session);
    session.onEnd = null;
    this.#waiting.shift()?.(session);
  }

  async #openOne(): Promise<void> {
    this.#opening += 1;
    const opened = await this.#open();
    this.#opening -= 1;
    if (opened instanceof Error) this.#failure = opened;
    else {
      this.#live.add(opened);
      await this.giveBack(opened, Promise.resolve(true));
    }
    if (this.#opening === 0) this.#afterFailure();
    this.#serve();
  }

  /** All attempts of this round are over: whoever waits goes on with the connections there are, or learns why there is none. */
  #afterFailure(): void {
    const failure = this.#failure;
    this.#failure = null;
    if (failure === null) return;
    if (this.#live.size > 0) this.#enoughUntilMs = performance.now() + enoughForMs;
    else for (const waiter of this.#waiting.splice(0)) waiter(failure);
  }

  #closeWhenIdle(session: SmtpSession): void {
    if (this.#idleTimers.has(session)) return;
    const timer = setTimeout(() => {
      this.#forget(session);
      void session.quit();
    }, idleMs);
    this.#idleTimers.set(session, timer.unref());
  }

  #forget(session: SmtpSession): void {
    clearTimeout(this.#idleTimers.get(session));
    this.#idleTimers.delete(session);
    this.#live.delete(session);
    const position = this.#idle.indexOf(session);
    if (position >= 0) this.#idle.splice(position, 1);
    this.#serve();
  }

  #windUp(): void {
    const closed: SmtpError = Object.assign(new Error('the mailer is closed'), { code: 'ECLOSED', command: 'CONN' });
    for (const waiter of this.#waiting.splice(0)) waiter(closed);
    for (const session of this.#idle.splice(0)) void session.quit().then(() => this.#forget(session));
    if (this.#live.size + this.#opening === 0) this.#closing?.resolve();
  }
}
