import { expect, it } from 'vitest';
import type { FolderState } from '../../domain/receive/mailbox-folder.ts';
import { examineFolder } from '../../stack/doctor/mailbox.ts';

const nowMs = Date.UTC(2026, 10, 28, 12, 0);
const read: FolderState = {
  folder: 'replies@imap.secretariat.example:993/INBOX',
  cursor: { uidValidity: 7, lastUid: 41 },
  connectedSinceMs: nowMs - 3_600_000,
  lastSuccessMs: nowMs - 30_000,
  problem: null,
};
const examined = (state: FolderState | undefined) => examineFolder(state, read.folder, 60_000, nowMs);

it('says since when a mailbox is connected, how far it is read, and when it was looked through', () => {
  const { state, found } = examined(read);
  expect(state).toBe('ok');
  expect(found).toContain('connected since 2026-11-28 11:00 UTC, read up to UID 41');
  expect(found).toContain('last looked through 2026-11-28 11:59 UTC');
});

it('repeats what went wrong, with a remedy', () => {
  const { state, found, remedy } = examined({ ...read, problem: 'the server refuses the sign-in of replies' });
  expect(state).toBe('problem');
  expect(found).toContain('refuses the sign-in');
  expect(remedy).toContain('IMAP_URL');
});

it('notices that nobody has looked for a while', () => {
  expect(examined({ ...read, lastSuccessMs: nowMs - 181_000 }).state).toBe('problem');
  expect(examined({ ...read, lastSuccessMs: null }).state).toBe('problem');
});

it('has nothing against a mailbox that is still to be read', () => {
  expect(examined(undefined).state).toBe('idle');
});
