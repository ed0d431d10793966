import { setTimeout as wait } from 'node:timers/promises';
import type { Database, Reads, Unit } from '../../activities/ports/database.ts';
import { NotFound } from '../../domain/errors.ts';
import * as campaigns from './campaigns.ts';
import * as cycles from './cycles.ts';
import { readDirectory } from './directory.ts';
import * as pauses from './dispatch-pause.ts';
import { databaseFailure, isConflict } from './failures.ts';
import { inboxReads, inboxUnit } from './inbox.ts';
import * as intake from './intake.ts';
import { appendEvents, latestEvents, readEvents } from './ledger.ts';
import { mailingReads, mailingUnit } from './mailings.ts';
import * as notices from './notice-links.ts';
import * as outbox from './outbox.ts';
import { paperReads, paperUnit } from './paper-versions.ts';
import * as papers from './papers.ts';
import { type Client, inTransaction, type Transaction } from './prisma-client.ts';
import { registryReads } from './registry.ts';
import * as submissions from './submissions.ts';
import { transmittalReads, transmittalUnit } from './transmittals.ts';
import { writingReads, writingUnit } from './writings.ts';

/** Times a transaction that lost a race is run again. */
const conflictRetries = 5;

/**
 * PostgreSQL behind the port of the activities.
 * @param realNowMs the real clock, for the moments that ledger events are written
 */
export const openDatabase = (client: Client, realNowMs: () => number): Database => ({
  read: readsOf(client),
  transaction: async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inTransaction(client, (tx) => work(unitOf(tx, realNowMs)));
      } catch (error) {
        if (attempt > conflictRetries || !isConflict(error)) throw databaseFailure(error);
        await wait(attempt * 20 + Math.random() * 20);
      }
    }
  },
});

const unitOf = (tx: Transaction, realNowMs: () => number): Unit => ({
  insertCampaign: (record, addressees) => campaigns.insertCampaign(tx, record, addressees),
  lockCampaign: async (id) => {
    await tx.$queryRawUnsafe('SELECT 1 AS one FROM campaign WHERE id = $1 FOR UPDATE', id);
    return campaigns.readCampaign(tx, id);
  },
  updateCampaign: (id, change) => campaigns.updateCampaign(tx, id, change),
  takeSerials: (pattern, year, count) => campaigns.takeSerials(tx, pattern, year, count),
  lockCycles: (campaignId, selection) => cycles.lockCycles(tx, campaignId, selection),
  saveCycles: (campaignId, list) => cycles.saveCycles(tx, campaignId, list),
  lockNotes: (keys) => outbox.notesByKey(tx, keys, true),
  lockNotesWithCycles: (ids) => outbox.lockNotesWithCycles(tx, ids),
  insertNotes: (notes) => outbox.insertNotes(tx, notes),
  renewNotes: (notes) => outbox.renewNotes(tx, notes),
  insertNoticeLink: (link) => notices.insertNoticeLink(tx, link, realNowMs()),
  noticeLinkOf: async (id) => (await tx.noticeLink.findUnique({ where: { id } }))?.noteId ?? null,
  fixNotes: (notes) => outbox.fixNotes(tx, notes, realNowMs()),
  changeNotes: (changes) => outbox.changeNotes(tx, changes),
  changeNotesAndCycles: (campaignId, changes, list) => outbox.changeNotesAndCycles(tx, campaignId, changes, list),
  leftMailboxes: (noteIds) => outbox.leftMailboxes(tx, noteIds),
  deliveredByHand: (campaignId, code, answer) => outbox.deliveredByHand(tx, campaignId, code, answer),
  rerouteNotes: (reroutings) => outbox.rerouteNotes(tx, reroutings),
  keepWorkingMailbox: async (campaignId, code, mailbox) => {
    await tx.addressee.update({
      where: { campaignId_code: { campaignId, code } },
      data: { workingMailbox: mailbox },
    });
  },
  dispatchPause: (campaignId) => pauses.dispatchPause(tx, campaignId),
  pauseDispatch: (campaignId, pause) => pauses.pauseDispatch(tx, campaignId, pause),
  resumeDispatch: (campaignId, atMs) => pauses.resumeDispatch(tx, campaignId, atMs),
  putBlobs: (blobs) => outbox.putBlobs(tx, blobs),
  itemsInHand: () => intake.itemsInHand(tx),
  reserveSlots: (campaignId, count, perSecond, nowMs) => outbox.reserveSlots(tx, campaignId, count, perSecond, nowMs),
  insertIncoming: (item) => intake.insertIncoming(tx, item),
  lockIncoming: (id) => intake.lockIncoming(tx, id),
  filedVersions: (campaignId, code) => submissions.filedVersions(tx, campaignId, code),
  decideIncoming: (decision) => intake.decideIncoming(tx, decision),
  settleHeld: (settled) => intake.settleHeld(tx, settled),
  insertSubmission: (submission) => submissions.insertSubmission(tx, submission),
  acknowledgeSubmission: async (id, atMs) => {
    await tx.submission.update({ where: { id }, data: { acknowledgedAt: new Date(atMs) } });
  },
  openTasks: (tasks) => campaigns.openTasks(tx, tasks),
  closeTasks: (closed) => campaigns.closeTasks(tx, closed),
  latestEvents: (chain, types, limit) => latestEvents(tx, chain, types, limit),
  insertPaper: (paper) => papers.insertPaper(tx, paper),
  append: (chain, entries) => appendEvents(tx, chain, entries, realNowMs()),
  ...paperUnit(tx),
  ...inboxUnit(tx),
  ...transmittalUnit(tx),
  ...writingUnit(tx),
  ...mailingUnit(tx),
});

const readsOf = (client: Client): Reads => {
  const reads: Reads = {
    campaign: (id) => campaigns.readCampaign(client, id),
    campaignIds: async () =>
      (await client.campaign.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id),
    referencePatterns: async () =>
      (await client.referenceCounter.findMany({ distinct: ['pattern'], select: { pattern: true } })).map(
        ({ pattern }) => pattern,
      ),
    directory: () => readDirectory(client),
    officer: async (id) => {
      const officer = await client.officer.findUnique({ where: { id } });
      if (officer === null) {
        const known = await client.officer.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
        throw new NotFound('The officer', id, `there are ${known.map((each) => each.id).join(', ')}`);
      }
      return officer;
    },
    addressees: (campaignId, afterPosition, limit) =>
      campaigns.readAddressees(client, campaignId, afterPosition, limit),
    addressee: (campaignId, code) => campaigns.readAddressee(client, campaignId, code),
    addresseesNamed: (campaignId, codes) => campaigns.readAddresseesNamed(client, campaignId, codes),
    cyclesOfCohort: (campaignId, cohort) => cycles.readCycles(client, campaignId, cohort),
    notes: (keys) => outbox.notesByKey(client, keys, false),
    notesOf: (campaignId, code) => outbox.notesOf(client, campaignId, code),
    blobs: (hashes) => papers.readBlobs(client, hashes),
    incoming: (id) => intake.readIncoming(client, id),
    unjudgedItems: (limit) => intake.unjudgedItems(client, limit),
    matches: (keys) => intake.readMatches(client, keys),
    submission: (id) => submissions.readSubmission(client, id),
    submissionOfItem: (itemId) => submissions.submissionOfItem(client, itemId),
    submissions: (campaignId) => submissions.readSubmissions(client, campaignId),
    submissionsOf: (campaignId, code) => submissions.readSubmissions(client, campaignId, code),
    ledger: (chain, only) => readEvents(client, chain, only),
    paper: (campaignId, kind, asAtMs) => papers.readPaper(client, campaignId, kind, asAtMs),
    papersOfVersion: (versionId) => papers.readPapersOfVersion(client, versionId),
    ...paperReads(client),
    ...inboxReads(client),
    ...transmittalReads(client),
    ...writingReads(client),
    ...mailingReads(client),
    ...registryReads(client),
  };
  return mapFailures(reads);
};

/** Every read fails in one of the three families. */
const mapFailures = <T extends object>(functions: T): T =>
  Object.fromEntries(
    Object.entries(functions).map(([name, read]) => [
      name,
      async (...args: unknown[]) => {
        try {
          return await (read as (...args: unknown[]) => Promise<unknown>)(...args);
        } catch (error) {
          throw databaseFailure(error);
        }
      },
    ]),
  ) as T;
