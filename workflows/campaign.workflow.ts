import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  currentUpdateInfo,
  getExternalWorkflowHandle,
  log,
  ParentClosePolicy,
  patched,
  setCurrentDetails,
  setHandler,
  sleep,
  startChild,
  upsertSearchAttributes,
  WorkflowIdReusePolicy,
  workflowInfo,
} from '@temporalio/workflow';
import { type CampaignClock, campaignTime, realDelayUntil } from '../domain/campaign/clock.ts';
import { documents, records } from './activity-options.ts';
import { cohort } from './cohort.workflow.ts';
import type { CohortCycles } from './contracts/activities.ts';
import {
  type CampaignInput,
  type CampaignProgress,
  type CampaignStage,
  type ChangedCycles,
  clearUpdate,
  cohortClosedSignal,
  extendDeadlineUpdate,
  getProgressQuery,
  markDeliveredUpdate,
  pauseRemindersUpdate,
  publishNoticeUpdate,
  resumeDispatchUpdate,
  resumeRemindersUpdate,
  withdrawRequestUpdate,
} from './contracts/campaign.ts';
import { cyclesChangedSignal, dispatchResumedSignal } from './contracts/cohort.ts';
import { domainRefusal } from './contracts/failure-types.ts';
import { campaignAttribute, stageAttribute } from './contracts/search-attributes.ts';
import { cohortWorkflowId, withdrawalWorkflowId } from './contracts/workflow-ids.ts';
import { mailReport } from './mail-report.ts';
import { withdrawalNotes } from './withdrawal-notes.workflow.ts';

/** Request notes rendered by one activity. */
const renderBatch = 50;

/**
 * One request to an audience, from the frozen audience to the last status report:
 * launch, (clearance), dispatch and remind in cohorts, receive beside it, compile, report.
 */
export async function campaign(input: CampaignInput): Promise<CampaignProgress> {
  const { definition, drafter, clockSpeed } = input;
  const campaignId = definition.id;
  const dates = {
    compileAtMs: Date.parse(definition.dates.compileAt),
    closeAtMs: Date.parse(definition.dates.closeAt),
  };

  let progress: CampaignProgress = input.carried?.progress ?? {
    stage: 'preparing',
    addressees: 0,
    cohorts: 0,
    prepared: 0,
    preparedHash: null,
  };
  let clock: CampaignClock | null = input.carried?.clock ?? null;
  const openCohorts = new Set<number>(input.carried?.openCohorts ?? []);

  const enter = (stage: CampaignStage): void => {
    progress = { ...progress, stage };
    upsertSearchAttributes([{ key: stageAttribute, value: stageOf[stage] }]);
    setCurrentDetails(caseFile(input, progress));
  };

  setHandler(getProgressQuery, () => progress);
  setHandler(cohortClosedSignal, ({ cohort: number }) => void openCohorts.delete(number));
  setHandler(
    clearUpdate,
    async ({ officer, hash }) => {
      const cleared = await records.recordClearance({ campaignId, officer, hash });
      clock = cleared.clock;
      enter('open');
      return progress;
    },
    {
      validator: ({ officer, hash }) => {
        if (progress.stage === 'preparing')
          refuse('The notes are still being prepared; clear them when they are ready.');
        if (progress.stage !== 'awaiting-clearance')
          refuse(`The campaign is ${progress.stage}; there is nothing to clear.`);
        if (officer === drafter) refuse('Nobody clears what they drafted: another officer has to clear this campaign.');
        if (hash !== progress.preparedHash)
          refuse('What is to be cleared has changed since it was shown; look at it again and clear that.');
      },
    },
  );
  setHandler(
    extendDeadlineUpdate,
    async (extension) => changed(campaignId, await records.extendDeadline({ campaignId, ...extension })),
    { validator: (_change) => mustBeOpen(progress) },
  );
  setHandler(
    withdrawRequestUpdate,
    async (withdrawal) => {
      const withdrawn = await changed(campaignId, await records.withdrawRequest({ campaignId, ...withdrawal }));
      // Absent in histories from before withdrawals were told.
      if (withdrawal.silently === false) await tellWithdrawn(campaignId, definition.title);
      return withdrawn;
    },
    { validator: (_change) => mustBeOpen(progress) },
  );
  setHandler(
    pauseRemindersUpdate,
    async (pause) => changed(campaignId, await records.pauseReminders({ campaignId, ...pause })),
    { validator: (_change) => mustBeOpen(progress) },
  );
  setHandler(
    resumeRemindersUpdate,
    async (pause) => changed(campaignId, await records.resumeReminders({ campaignId, ...pause })),
    { validator: (_change) => mustBeOpen(progress) },
  );

  setHandler(
    markDeliveredUpdate,
    async (delivery) => {
      const { references, changed: cohort } = await records.recordHandDelivery({ campaignId, ...delivery });
      await changed(campaignId, [cohort]);
      return { references };
    },
    { validator: (_change) => mustBeOpen(progress) },
  );
  setHandler(
    publishNoticeUpdate,
    async (notice) => {
      const { references, changed: cohort } = await records.publishNotice({ campaignId, ...notice });
      await changed(campaignId, [cohort]);
      return { references };
    },
    { validator: (_change) => mustBeOpen(progress) },
  );
  setHandler(
    resumeDispatchUpdate,
    async (resumption) => {
      const resumed = await records.resumeDispatch({ campaignId, ...resumption });
      if (resumed.pause !== null) await tellResumed(campaignId, [...openCohorts], resumed.pause);
      return resumed;
    },
    { validator: (_change) => mustBeOpen(progress) },
  );

  if (input.carried === undefined) {
    upsertSearchAttributes([{ key: campaignAttribute, value: campaignId }]);
    enter('preparing');
    const registered = await records.registerCampaign({ definition, drafter, clockSpeed });
    progress = { ...progress, addressees: registered.addressees, cohorts: registered.cohorts };
    for (let last: number | null = 0; last !== null; ) {
      const done: { prepared: number; last: number | null } = await documents.prepareRequestNotes({
        campaignId,
        afterPosition: last,
        limit: renderBatch,
      });
      progress = { ...progress, prepared: progress.prepared + done.prepared };
      last = done.last;
    }
    const { hash } = await records.sealPreparation({ campaignId });
    progress = { ...progress, preparedHash: hash };
    enter('awaiting-clearance');
    await condition(() => clock !== null);
    await records.startStatusSchedule({ campaignId });
    for (let number = 1; number <= registered.cohorts; number += 1) openCohorts.add(number);
    await Promise.all([...openCohorts].map((number) => openCohort(campaignId, number, definition.title)));
  }

  const running = clock as CampaignClock | null;
  if (running === null) throw ApplicationFailure.nonRetryable('The campaign has no clock', domainRefusal);
  const until = (atMs: number): number => Math.max(1, realDelayUntil(running, atMs, Date.now()));
  let compiled = input.carried?.compiled ?? false;

  while (openCohorts.size > 0 || !compiled) {
    const nowMs = campaignTime(running, Date.now());
    if (!compiled && nowMs >= dates.compileAtMs) {
      await documents.compilePaper({ campaignId, asAtMs: dates.compileAtMs });
      compiled = true;
      enter('compiled');
      continue;
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof campaign>({
        ...input,
        carried: { stage: progress.stage, progress, openCohorts: [...openCohorts], clock: running, compiled },
      });
    }
    if (!compiled) await sleep(until(dates.compileAtMs));
    else await condition(() => openCohorts.size === 0 || workflowInfo().continueAsNewSuggested);
  }

  if (campaignTime(running, Date.now()) < dates.closeAtMs) await sleep(until(dates.closeAtMs));
  const { asAtMs } = await documents.issueStatusReport({ campaignId, asAtMs: dates.closeAtMs });
  if (definition.statusReport.distribution !== undefined && patched('last-status-is-mailed'))
    await mailReport({ campaignId, asAtMs });
  await records.recordCampaignStage({ campaignId, stage: 'reported' });
  await condition(allHandlersFinished);
  enter('reported');
  return progress;
}

const stageOf: Record<CampaignStage, string> = {
  preparing: 'launch',
  'awaiting-clearance': 'launch',
  open: 'dispatch',
  compiled: 'compile',
  reported: 'report',
  withdrawn: 'report',
};

const refuse = (message: string): never => {
  throw ApplicationFailure.nonRetryable(message, domainRefusal);
};

const mustBeOpen = (progress: CampaignProgress): void => {
  if (progress.stage !== 'open' && progress.stage !== 'compiled')
    refuse(`The campaign is ${progress.stage}: no request is open that could be changed.`);
};

const openCohort = async (campaignId: string, number: number, title: string): Promise<void> => {
  await startChild(cohort, {
    workflowId: cohortWorkflowId(campaignId, number),
    args: [{ campaignId, cohort: number }],
    // The campaign may continue as new while its cohorts run; they signal it by its id.
    parentClosePolicy: ParentClosePolicy.ABANDON,
    workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
    typedSearchAttributes: [
      { key: campaignAttribute, value: campaignId },
      { key: stageAttribute, value: 'dispatch' },
    ],
    staticSummary: `Cohort ${number}: ${title}`,
  });
};

/** Tells every cohort whose cycles changed; one that has closed already needs no telling. */
const changed = async (campaignId: string, cohorts: readonly CohortCycles[]): Promise<ChangedCycles> => {
  await Promise.all(
    cohorts.map(async ({ cohort: number, cycles }) => {
      try {
        await getExternalWorkflowHandle(cohortWorkflowId(campaignId, number)).signal(cyclesChangedSignal, cycles);
      } catch (error) {
        log.info('The cohort has closed already', { campaignId, cohort: number, error: String(error) });
      }
    }),
  );
  return { changed: cohorts.flatMap(({ cycles }) => cycles.map(({ code }) => code)) };
};

/** Has the notes sent that tell of a withdrawal, by a workflow of its own that outlives the campaign where it must. */
const tellWithdrawn = async (campaignId: string, title: string): Promise<void> => {
  await startChild(withdrawalNotes, {
    workflowId: withdrawalWorkflowId(campaignId, currentUpdateInfo()?.id ?? ''),
    args: [{ campaignId, writingId: null }],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
    typedSearchAttributes: [
      { key: campaignAttribute, value: campaignId },
      { key: stageAttribute, value: 'dispatch' },
    ],
    staticSummary: `Withdrawal: ${title}`,
  });
};

/** Tells every open cohort that a pause of sending is over. */
const tellResumed = async (campaignId: string, cohorts: readonly number[], pause: number): Promise<void> => {
  await Promise.all(
    cohorts.map(async (number) => {
      try {
        const handle = getExternalWorkflowHandle(cohortWorkflowId(campaignId, number));
        await handle.signal(dispatchResumedSignal, { pause });
      } catch (error) {
        log.info('The cohort has closed already', { campaignId, cohort: number, error: String(error) });
      }
    }),
  );
};

/** The campaign as the Temporal web UI shows it. */
const caseFile = ({ definition, drafter }: CampaignInput, progress: CampaignProgress): string =>
  [
    `**${definition.title}**`,
    '',
    `Mandate: resolution ${definition.mandate.resolution}, paragraph ${definition.mandate.paragraph}.`,
    `Drafted by ${drafter}. ${progress.addressees} addressees in ${progress.cohorts} cohorts.`,
    `Published deadline ${definition.dates.deadlineAt}. Paper ${definition.paper.symbol}.`,
    '',
    `Stage: **${progress.stage}**`,
  ].join('\n');
