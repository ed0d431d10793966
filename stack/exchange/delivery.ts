import { createHash } from 'node:crypto';
import { readMessageHead } from '../../adapters/mail/message-head.ts';
import type { ExchangeLine } from '../../domain/rehearsal/exchange-log.ts';
import { type DeliveryReport, writeDeliveryReport } from './delivery-report.ts';
import type { Journal } from './journal.ts';
import { openRoute, type Route } from './route.ts';
import type { Routes, RouteTarget } from './routes.ts';
import type { QueuedDelivery, Spool } from './spool.ts';

/** A message as stored, for one of its recipients. */
type StoredFor = Omit<QueuedDelivery, 'name'>;

/** What happens to mail after it is stored. */
export interface Delivery {
  /** Puts the delivery on the queue where a route takes it; returns what starts it. No route: the mail stays in the spool. */
  readonly prepare: (message: StoredFor) => (() => void)[];
  /** Reports the message as undeliverable after so many real milliseconds. */
  readonly bounceLater: (message: StoredFor & { headerBlock: string; acceptedAt: Date }, afterMs: number) => void;
  /** Takes up what an earlier run left on the queue. */
  readonly resume: () => void;
  /** Deliveries not done yet. */
  readonly owed: () => number;
  /** Stops trying; what is owed stays on the queue in the spool. */
  readonly stop: () => void;
}

const firstRetryMs = 250;
const longestRetryMs = 5000;
const perTarget = 4;

/** Real milliseconds before the next try of a delivery that failed so many times. */
const retryDelay = (failures: number): number =>
  Math.min(longestRetryMs, Math.round(firstRetryMs * 1.5 ** Math.max(0, failures - 1)));

interface Lane {
  readonly route: Route;
  readonly waiting: QueuedDelivery[];
  underway: number;
}

/** Hands mail on over the routes, each target with a few connections, and writes delivery reports. */
export const createDelivery = (routes: Routes, spool: Spool, journal: Journal<ExchangeLine>): Delivery => {
  const lanes = new Map<string, Lane>();
  const failures = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  let owed = 0;

  const later = (afterMs: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!stopped) act();
    }, afterMs);
    timers.add(timer);
  };

  const laneTo = (target: RouteTarget): Lane => {
    const key = `${target.host}:${target.port}`;
    const lane = lanes.get(key) ?? { route: openRoute(target, perTarget), waiting: [], underway: 0 };
    lanes.set(key, lane);
    return lane;
  };

  const settle = (entry: QueuedDelivery): void => {
    owed -= 1;
    failures.delete(entry.name);
    spool.dequeue(entry);
  };

  const deliver = async (lane: Lane, entry: QueuedDelivery): Promise<void> => {
    const raw = await spool.read(entry.spooledAs);
    const outcome = await lane.route.send(entry.envelopeFrom, entry.recipient, raw);
    const { messageId, sha256, envelopeFrom, recipient } = entry;
    const about = { at: new Date().toISOString(), messageId, sha256, envelopeFrom, recipient, target: lane.route.name };
    if (outcome.accepted) {
      journal.write({ event: 'delivered', ...about, reply: outcome.reply });
      return settle(entry);
    }
    // What a stop cut off is no failure of the other side: it stays on the queue and is not logged.
    if (stopped) return;
    const attempt = (failures.get(entry.name) ?? 0) + 1;
    failures.set(entry.name, attempt);
    journal.write({ event: 'delivery-failed', ...about, reason: outcome.reason, attempt, final: outcome.final });
    if (!outcome.final) return later(retryDelay(attempt), () => enqueueAgain(lane, entry));
    settle(entry);
    const { headerBlock } = readMessageHead(raw);
    report({ ...entry, headerBlock, acceptedAt: new Date() }, '5.0.0', outcome.reason);
  };

  const enqueueAgain = (lane: Lane, entry: QueuedDelivery): void => {
    lane.waiting.push(entry);
    pump(lane);
  };

  const pump = (lane: Lane): void => {
    while (!stopped && lane.underway < perTarget) {
      const entry = lane.waiting.shift();
      if (entry === undefined) return;
      lane.underway += 1;
      void deliver(lane, entry)
        .catch(() => later(longestRetryMs, () => enqueueAgain(lane, entry)))
        .finally(() => {
          lane.underway -= 1;
          pump(lane);
        });
    }
  };

  const start = (entry: QueuedDelivery, target: RouteTarget): void => {
    owed += 1;
    enqueueAgain(laneTo(target), entry);
  };

  const prepare = (message: StoredFor): (() => void)[] => {
    const target = routes(message.recipient);
    if (target === undefined) return [];
    const entry = spool.enqueue(message);
    return [() => start(entry, target)];
  };

  const report = (
    message: StoredFor & { headerBlock: string; acceptedAt: Date },
    status: string,
    diagnostic: string,
  ): void => {
    // RFC 5321, 4.5.5: nothing is ever reported to the null sender, or two systems report to each other for ever.
    if (message.envelopeFrom === '') return;
    const written: DeliveryReport = writeDeliveryReport({
      reportTo: message.envelopeFrom,
      recipient: message.recipient,
      originalHeaderBlock: message.headerBlock,
      status,
      diagnostic,
      acceptedAt: message.acceptedAt,
      now: new Date(),
    });
    const sha256 = createHash('sha256').update(written.raw).digest('hex');
    const spooledAs = spool.store(written.raw);
    const starts = prepare({
      spooledAs,
      envelopeFrom: '',
      recipient: message.envelopeFrom,
      messageId: written.messageId,
      sha256,
    });
    journal.write({
      event: 'bounce-sent',
      at: new Date().toISOString(),
      messageId: written.messageId,
      sha256,
      originalMessageId: message.messageId,
      recipient: message.recipient,
      reportedTo: message.envelopeFrom,
      status,
    });
    for (const begin of starts) begin();
  };

  return {
    prepare,
    bounceLater: (message, afterMs) =>
      later(afterMs, () => report(message, '5.1.1', '550 5.1.1 Mailbox does not exist')),
    resume: () => {
      for (const entry of spool.owed()) {
        const target = routes(entry.recipient);
        if (target !== undefined) start(entry, target);
      }
    },
    owed: () => owed,
    stop: () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      for (const lane of lanes.values()) lane.route.close();
    },
  };
};
