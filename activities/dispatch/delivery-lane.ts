import type { DispatchPause } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { DeliveryRecorder } from './delivery-recorder.ts';
import { Permits } from './permits.ts';

/**
 * Groups of one campaign between claim and sending, in one worker: while the notes of one leave, the next are claimed.
 * More would only let claims grow old.
 */
const groupsAtOnce = 2;

/**
 * Notes for each connection between being sent and being written. One would leave every connection idle
 * during the commit; each more lets more outcomes share one. A killed worker leaves no more acceptances unwritten.
 */
const notesForConnection = 4;

/** What all batches of one campaign share in one worker, however many activities carry them. */
export interface DeliveryLane {
  readonly groups: Permits;
  /** Of the whole worker; a permit is held from before a note is sent until its outcome is written. */
  readonly senders: Permits;
  readonly recorder: DeliveryRecorder;
  /**
   * The pause of sending that this worker knows of: what is claimed already waits it out too. The database
   * decides; each claim asks it again.
   */
  pause: DispatchPause | null;
}

interface WorkerLanes {
  readonly senders: Permits;
  readonly campaigns: Map<string, DeliveryLane>;
}

/** Dependencies are composed once in a worker, so they stand for it. */
const workers = new WeakMap<Dependencies, WorkerLanes>();

/** The lane of a campaign in the worker that has these dependencies. */
export const laneOf = (deps: Dependencies, campaignId: string): DeliveryLane => {
  let worker = workers.get(deps);
  if (worker === undefined) {
    worker = { senders: new Permits(notesForConnection * deps.mailer.connections), campaigns: new Map() };
    workers.set(deps, worker);
  }
  let lane = worker.campaigns.get(campaignId);
  if (lane === undefined) {
    const opened: DeliveryLane = {
      groups: new Permits(groupsAtOnce),
      senders: worker.senders,
      recorder: new DeliveryRecorder(deps, (pause) => {
        opened.pause = pause;
      }),
      pause: null,
    };
    worker.campaigns.set(campaignId, opened);
    lane = opened;
  }
  return lane;
};
