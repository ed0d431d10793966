import { DomainRefusal } from '../../domain/errors.ts';
import { progressChain } from '../../domain/ledger/event.ts';
import { type DraftedParagraph, type ReportDraft, whyNotCleared } from '../../domain/progress/report-draft.ts';
import type { Prisma, ReportDraft as Row } from '../../prisma/generated/client.ts';
import { mappingFailures } from './failures.ts';
import { appendEvents } from './ledger.ts';
import { putBlobs } from './outbox.ts';
import type { Client } from './prisma-client.ts';

/** The latest draft of a report as at a day, or of the latest day where none is named; null where there is none. */
export const latestDraft = (client: Client, plan: string, asAt?: string): Promise<ReportDraft | null> =>
  mappingFailures(async () => {
    const row = await client.reportDraft.findFirst({
      where: { plan, ...(asAt !== undefined && { asAt }) },
      orderBy: [{ asAt: 'desc' }, { version: 'desc' }],
    });
    return row === null ? null : draftOf(row);
  });

/** Keeps a draft with its renderings and its ledger event; the same paper as in the latest draft is that draft. */
export const recordDraft = (
  client: Client,
  draft: Omit<ReportDraft, 'version' | 'clearedBy'>,
  blobs: readonly { readonly sha256: string; readonly bytes: Uint8Array }[],
): Promise<ReportDraft> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('LOCK TABLE report_draft IN SHARE ROW EXCLUSIVE MODE');
      const { plan, asAt, paperSha256, renderings, draftedBy, draftedAtMs } = draft;
      const latest = await tx.reportDraft.findFirst({ where: { plan, asAt }, orderBy: { version: 'desc' } });
      if (latest !== null && latest.paperSha256 === paperSha256) return draftOf(latest);
      const version = (latest?.version ?? 0) + 1;
      await putBlobs(tx, blobs);
      const row = await tx.reportDraft.create({
        data: {
          plan,
          asAt,
          version,
          paperSha256,
          paragraphs: draft.paragraphs as unknown as Prisma.InputJsonArray,
          draftedBy,
          draftedAt: new Date(draftedAtMs),
          pdfSha256: renderings.pdf,
          wordSha256: renderings.word,
          htmlSha256: renderings.html,
          xmlSha256: renderings.xml,
          textSha256: renderings.text,
        },
      });
      const data = { asAt, version, paperSha256, renderings };
      const event = { atMs: draftedAtMs, type: 'report-drafted', subject: null, actor: draftedBy, data };
      await appendEvents(tx, progressChain(plan), [event], draftedAtMs);
      return draftOf(row);
    }),
  );

/**
 * Clears exactly this draft.
 * @throws DomainRefusal `may-not-clear`; `draft-replaced` when another one has taken its place
 */
export const clearDraft = (client: Client, draft: ReportDraft, officer: string, atMs: number): Promise<void> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('LOCK TABLE report_draft IN SHARE ROW EXCLUSIVE MODE');
      const { plan, asAt, version } = draft;
      const latest = await tx.reportDraft.findFirst({ where: { plan, asAt }, orderBy: { version: 'desc' } });
      if (latest === null || latest.version !== version)
        throw new DomainRefusal(
          'draft-replaced',
          `Draft ${version} has been replaced by draft ${latest?.version}: read that one first.`,
        );
      const why = whyNotCleared(draftOf(latest), officer);
      if (why !== null) throw new DomainRefusal('may-not-clear', why);
      await tx.reportDraft.update({
        where: { plan_asAt_version: { plan, asAt, version } },
        data: { clearedBy: officer, clearedAt: new Date(atMs) },
      });
      const data = { asAt, version, paperSha256: latest.paperSha256 };
      const event = { atMs, type: 'report-cleared', subject: null, actor: officer, data };
      await appendEvents(tx, progressChain(plan), [event], atMs);
    }),
  );

const draftOf = (row: Row): ReportDraft => ({
  plan: row.plan,
  asAt: row.asAt,
  version: row.version,
  paperSha256: row.paperSha256,
  paragraphs: row.paragraphs as unknown as DraftedParagraph[],
  draftedBy: row.draftedBy,
  draftedAtMs: row.draftedAt.getTime(),
  clearedBy: row.clearedBy,
  renderings: {
    pdf: row.pdfSha256,
    word: row.wordSha256,
    html: row.htmlSha256,
    xml: row.xmlSha256,
    text: row.textSha256,
  },
});
