import { expect, it } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { clearDraft, latestDraft, recordDraft } from '../../../adapters/database/report-drafts.ts';
import { readEdits, recordEdit } from '../../../adapters/database/report-edits.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import { progressChain } from '../../../domain/ledger/event.ts';
import type { ReportDraft } from '../../../domain/progress/report-draft.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase(4);

const nowMs = Date.parse('2016-07-29T09:00:00Z');

const draft = (
  plan: string,
  paper: string,
  editedBy: string | null = null,
): Omit<ReportDraft, 'version' | 'clearedBy'> => ({
  plan,
  asAt: '2016-07-29',
  paperSha256: sha256(paper),
  paragraphs: [{ id: 'scope', number: 1, text: 'Text', stated: [], editedBy }],
  draftedBy: 'desk-officer',
  draftedAtMs: nowMs,
  renderings: { pdf: 'a', word: 'b', html: 'c', xml: 'd', text: 'e' },
});

it('keeps the same paper once and another one as a further draft, each with its event', async () => {
  const plan = 'kept';
  expect((await recordDraft(own.client, draft(plan, 'one'), [])).version).toBe(1);
  expect((await recordDraft(own.client, draft(plan, 'one'), [])).version).toBe(1);
  expect((await recordDraft(own.client, draft(plan, 'two'), [])).version).toBe(2);
  expect((await latestDraft(own.client, plan))?.version).toBe(2);
  expect(await latestDraft(own.client, plan, '2016-07-28')).toBeNull();
  const events = await own.database.read.ledger(progressChain(plan));
  expect(events.map(({ type }) => type)).toEqual(['report-drafted', 'report-drafted']);
  expect(brokenLink(events, sha256)).toBeNull();
});

it('lets nobody clear what they drafted or wrote, nor what has been replaced, nor anything twice', async () => {
  const first = await recordDraft(own.client, draft('cleared', 'one', 'chief-of-section'), []);
  await expect(clearDraft(own.client, first, 'desk-officer', nowMs)).rejects.toThrow('Nobody clears what they drafted');
  await expect(clearDraft(own.client, first, 'chief-of-section', nowMs)).rejects.toThrow('wrote paragraph 1');
  const second = await recordDraft(own.client, draft('cleared', 'two'), []);
  await expect(clearDraft(own.client, first, 'clearing-officer', nowMs)).rejects.toThrow('replaced by draft 2');
  await clearDraft(own.client, second, 'clearing-officer', nowMs);
  expect((await latestDraft(own.client, 'cleared'))?.clearedBy).toBe('clearing-officer');
  await expect(clearDraft(own.client, second, 'chief-of-section', nowMs)).rejects.toThrow('cleared already');
});

it('refuses below the application that a drafter clears', async () => {
  await recordDraft(own.client, draft('below', 'one'), []);
  await expect(
    own.client.$executeRawUnsafe(
      "UPDATE report_draft SET cleared_by = drafted_by, cleared_at = now() WHERE plan = 'below'",
    ),
  ).rejects.toThrow('report_draft_cleared_by_another');
});

it('keeps every version of an edit, also when two officers write at once', async () => {
  const edit = { paragraph: 'scope', asAt: '2016-07-29', officer: 'desk-officer', atMs: nowMs, stated: [] };
  const versions = await Promise.all([
    recordEdit(own.client, 'edited', { ...edit, text: 'One.' }),
    recordEdit(own.client, 'edited', { ...edit, text: 'Two.' }),
  ]);
  expect(versions.sort()).toEqual([1, 2]);
  await recordEdit(own.client, 'edited', { ...edit, text: null });
  expect((await readEdits(own.client, 'edited')).map(({ version, text }) => [version, text === null])).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  const events = await own.database.read.ledger(progressChain('edited'));
  expect(events.map(({ type }) => type)).toEqual(['paragraph-edited', 'paragraph-edited', 'paragraph-released']);
  for (const statement of ["UPDATE report_edit SET text = 'x'", 'DELETE FROM report_edit', 'TRUNCATE report_edit'])
    await expect(own.client.$executeRawUnsafe(statement)).rejects.toThrow('append-only');
});
