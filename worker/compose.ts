import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Dependencies } from '../activities/ports/dependencies.ts';
import type { Mailer } from '../activities/ports/outside.ts';
import { openDatabase } from '../adapters/database/database.ts';
import { openKeyedHash } from '../adapters/database/installation-secret.ts';
import { sha256 } from '../adapters/database/ledger.ts';
import { type Client as DatabaseClient, openClient } from '../adapters/database/prisma-client.ts';
import { createDocumentRenderer } from '../adapters/documents/document-renderer.ts';
import { createSenderAuthentication, type TrustedRelay } from '../adapters/mail/authentication.ts';
import { type DkimKey, openDkimSigner } from '../adapters/mail/dkim-signer.ts';
import { buildReportMime } from '../adapters/mail/mime-report.ts';
import { createSmtpMailer } from '../adapters/mail/smtp-mailer.ts';
import { createStatusCounter } from '../adapters/report/status-counter.ts';
import { statusCsv } from '../adapters/report/status-csv.ts';
import { statusXlsx } from '../adapters/report/status-xlsx.ts';
import { linkAddress, tokenBytes } from '../domain/portal/upload-link.ts';
import { noteRenderer } from './note-renderer.ts';
import { messageReader, paperRenderer, textExtractor } from './outside.ts';
import { temporalStatusSchedule } from './status-schedule.ts';

/** What a worker is composed from. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  /** Where parts of long papers are kept for the next time; absent = nowhere. */
  readonly partsFolder?: string;
  readonly smtpUrl: string;
  readonly smtpConnections: number;
  /** Longest wait for an exchange's answer, in real milliseconds. */
  readonly answerTimeoutMs: number;
  /** Signs what leaves; null where the relay signs, or nobody. */
  readonly dkim: DkimKey | null;
  /** The mail server in front of the door whose word on a sender counts; absent or null where none is named. */
  readonly trustedRelay?: TrustedRelay | null;
  /** Where a virus scanner listens: host:port or a path; absent where there is none. */
  readonly clamavSocket?: string | undefined;
  /** Where missions reach the portal; asked when a note leads there. @throws TemporaryFailure when nobody says */
  readonly portalUrl: () => string;
}

export interface Composition {
  readonly dependencies: Dependencies;
  readonly databaseClient: DatabaseClient;
  close(): Promise<void>;
}

/** A claim outlives the longest wait for an answer by this factor, so that two senders cannot overlap. */
const leaseFactor = 1.2;

/** The one place where adapters are built and handed to the activities. */
export const compose = async (settings: WorkerSettings, temporal: Client): Promise<Composition> => {
  const databaseClient = openClient(settings.databaseUrl);
  const keyedHash = await openKeyedHash(databaseClient).catch(async (error: unknown) => {
    await databaseClient.$disconnect();
    throw error;
  });
  const mailer = createSmtpMailer({
    url: settings.smtpUrl,
    connections: settings.smtpConnections,
    answerTimeoutMs: settings.answerTimeoutMs,
  });
  const documents = createDocumentRenderer(undefined, settings.partsFolder ?? null);
  const database = openDatabase(databaseClient, Date.now);
  const signer = settings.dkim === null ? null : openDkimSigner(settings.dkim);
  const dependencies: Dependencies = {
    database,
    mailer: mailer satisfies Mailer,
    notes: noteRenderer(documents, signer),
    reports: {
      build: async (message) => {
        const mime = await buildReportMime(message);
        return signer === null ? mime : signer.sign(mime, message.from);
      },
    },
    papers: paperRenderer(documents),
    tables: { csv: statusCsv, xlsx: statusXlsx },
    statuses: createStatusCounter(database.read),
    messages: messageReader,
    texts: textExtractor(settings.clamavSocket),
    senders: createSenderAuthentication({ trustedRelay: settings.trustedRelay ?? null }),
    statusSchedule: temporalStatusSchedule(temporal),
    portal: {
      newToken: () => randomBytes(tokenBytes).toString('base64url'),
      addressOf: (purpose, token) => linkAddress(settings.portalUrl(), purpose, token),
    },
    time: { nowMs: Date.now },
    sha256,
    keyedHash,
    newId: randomUUID,
    leaseMs: settings.answerTimeoutMs * leaseFactor,
  };
  return {
    dependencies,
    databaseClient,
    close: async () => {
      documents.close();
      await mailer.close();
      await databaseClient.$disconnect();
    },
  };
};
