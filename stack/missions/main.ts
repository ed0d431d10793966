import type { AddressInfo } from 'node:net';
import { type MissionPlan, planBehaviour, type RosterEntry } from '../../domain/rehearsal/behaviour.ts';
import type { MissionLine } from '../../domain/rehearsal/missions-log.ts';
import { openJournal } from '../exchange/journal.ts';
import { untilToldToStop } from '../exchange/told-to-stop.ts';
import { actAfter } from './long-timer.ts';
import { createMailroom } from './mailroom.ts';
import { createMission, type Mission } from './mission.ts';
import { createMissionsDoor } from './missions-door.ts';
import { openPostOffice } from './post-office.ts';
import { readSettings } from './settings.ts';
import { type PreparedSubmission, prepareSubmission } from './submission-files.ts';

const run = async (): Promise<void> => {
  const { port, seed, speed, exchange, log, roster, startsAtMs, endsAtMs, keep } = readSettings(process.argv.slice(2));
  const journal = openJournal<MissionLine>(log);
  const postOffice = openPostOffice(exchange, keep, journal.write);
  const papers = new Map<string, Promise<PreparedSubmission>>();
  const paperDate = new Date(startsAtMs ?? Date.now());
  const submission = (entry: RosterEntry, plan: MissionPlan, version: number): Promise<PreparedSubmission> => {
    const key = `${entry.code}/${version}`;
    const paper = papers.get(key) ?? prepareSubmission(entry, plan, seed, version, paperDate);
    papers.set(key, paper);
    return paper;
  };

  const plans = new Map(planBehaviour(roster, seed).map((plan) => [plan.code, plan]));
  const writers: { readonly entry: RosterEntry; readonly plan: MissionPlan }[] = [];
  const missions = new Map<string, Mission>();
  for (const entry of roster) {
    const plan = plans.get(entry.code);
    if (plan === undefined) continue;
    if (plan.attitude !== 'silent') writers.push({ entry, plan });
    const mission = createMission(entry, plan, {
      seed,
      submission,
      later: (afterMs, act) => actAfter(afterMs / speed, () => void act().catch(complain)),
      campaignNow: (noteDatedAtMs, receivedAtMs) => noteDatedAtMs + (Date.now() - receivedAtMs) * speed,
      endsAtMs,
      send: postOffice.send,
      log: journal.write,
    });
    missions.set(entry.code, mission);
  }

  const door = createMissionsDoor(createMailroom(roster, missions, journal.write));
  await new Promise<void>((resolve, reject) => {
    door.server.once('error', reject);
    door.listen(port, '127.0.0.1', () => resolve());
  });
  const { port: smtpPort } = door.server.address() as AddressInfo;
  journal.write({ event: 'started', at: new Date().toISOString() });
  process.stdout.write(`${JSON.stringify({ ready: true, smtpPort })}\n`);

  // All papers now, one at a time between other work, so that none has to be made in the rush of the rehearsal.
  void (async () => {
    for (const { entry, plan } of writers) {
      for (const version of plan.revisionAfterMs === null ? [1] : [1, 2]) await submission(entry, plan, version);
      await new Promise((resolve) => setImmediate(resolve));
    }
    process.stdout.write(`${JSON.stringify({ prepared: true, submissions: papers.size })}\n`);
  })().catch(complain);

  await untilToldToStop();
  postOffice.close();
  await new Promise<void>((resolve) => door.close(() => resolve()));
  journal.write({ event: 'stopped', at: new Date().toISOString() });
  journal.close();
};

/** What goes wrong inside one mission is said and does not end the others. */
const complain = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof RangeError ? 2 : 1);
  },
);
