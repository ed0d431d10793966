import type { Command } from 'commander';

/**
 * The commands in the order of the stages, each with how it is made. Made when it is wanted: a person who asks for one
 * does not wait for what the others are built of.
 */
export const commandTable: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['preview', async () => (await import('./commands/preview.ts')).previewCommand()],
  ['launch', async () => (await import('./commands/launch.ts')).launchCommand()],
  ['clear', async () => (await import('./commands/clear.ts')).clearCommand()],
  ['status', async () => (await import('./commands/status.ts')).statusCommand()],
  ['show', async () => (await import('./commands/show.ts')).showCommand()],
  ['deliver', async () => (await import('./commands/deliver.ts')).deliverCommand()],
  ['notify', async () => (await import('./commands/notify.ts')).notifyCommand()],
  ['write', async () => (await import('./commands/write.ts')).writeCommand()],
  ['receive', async () => (await import('./commands/receive.ts')).receiveCommand()],
  ['inbox', async () => (await import('./commands/inbox.ts')).inboxCommand()],
  ['upload-link', async () => (await import('./commands/upload-link.ts')).uploadLinkCommand()],
  ['transmittal', async () => (await import('./commands/transmittal.ts')).transmittalCommand()],
  ['intake-check', async () => (await import('./commands/intake-check.ts')).intakeCheckCommand()],
  ['extend', async () => (await import('./commands/extend.ts')).extendCommand()],
  ['withdraw', async () => (await import('./commands/withdraw.ts')).withdrawCommand()],
  ['pause', async () => (await import('./commands/pause.ts')).pauseCommand()],
  ['resume', async () => (await import('./commands/resume.ts')).resumeCommand()],
  ['compile', async () => (await import('./commands/compile.ts')).compileCommand()],
  ['symbol', async () => (await import('./commands/symbol.ts')).symbolCommand()],
  ['report', async () => (await import('./commands/report.ts')).reportCommand()],
  ['rehearse', async () => (await import('./commands/rehearse.ts')).rehearseCommand()],
  ['start', async () => (await import('./commands/start.ts')).startCommand()],
  ['migrate', async () => (await import('./commands/migrate.ts')).migrateCommand()],
  ['directory', async () => (await import('./commands/directory.ts')).directoryCommand()],
  ['import', async () => (await import('./commands/import.ts')).importCommand()],
  ['meetings', async () => (await import('./commands/meetings.ts')).meetingsCommand()],
  ['documents', async () => (await import('./commands/documents.ts')).documentsCommand()],
  ['mandates', async () => (await import('./commands/mandates.ts')).mandatesCommand()],
  ['efficiency', async () => (await import('./commands/efficiency.ts')).efficiencyCommand()],
  ['worker', async () => (await import('./commands/worker.ts')).workerCommand()],
  ['portal', async () => (await import('./commands/portal.ts')).portalCommand()],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctorCommand()],
] as const);
