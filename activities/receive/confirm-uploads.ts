import type { Effect } from '../../domain/receive/inbox/effect.ts';
import type { Unit } from '../ports/database.ts';

/** What has to change so that an upload does not wait for its note verbale any more; nothing where it does not wait. */
export const confirmation = async (unit: Unit, submissionId: string): Promise<Effect[]> => {
  const before = await unit.standing({ row: 'submission', id: submissionId });
  if (!before.awaitsNoteVerbale) return [];
  const tasks = await unit.openTasksAbout({ submissionId });
  return [
    { row: 'submission', id: submissionId, before, after: { ...before, awaitsNoteVerbale: false } },
    ...tasks.map((id): Effect => ({ row: 'task', id, before: { open: true }, after: { open: false } })),
  ];
};

/** Notes that the note verbale of uploads has come. @returns those that waited for it */
export const confirmUploads = async (
  unit: Unit,
  submissionIds: readonly string[],
  officer: string,
  atMs: number,
): Promise<string[]> => {
  const confirmed: string[] = [];
  for (const id of submissionIds) {
    const effects = await confirmation(unit, id);
    if (effects.length === 0) continue;
    await unit.writeStandings(effects, officer, atMs);
    confirmed.push(id);
  }
  return confirmed;
};
