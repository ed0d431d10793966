import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { campaignTime, realDelayUntil } from '../domain/campaign/clock.ts';
import { domainRefusal, permanentFailure } from './contracts/failure-types.ts';
import { campaignAttribute, stageAttribute } from './contracts/search-attributes.ts';
import {
  clearPaperUpdate,
  draftPaperUpdate,
  getTransmittalProgressQuery,
  registerTransmittalUpdate,
  type TransmittalActivities,
  type TransmittalInput,
  type TransmittalProgress,
  type TransmittalStage,
} from './contracts/transmittal.ts';

const retry = {
  initialInterval: '500 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
  nonRetryableErrorTypes: [domainRefusal, permanentFailure],
};

const records = proxyActivities<TransmittalActivities>({ startToCloseTimeout: '1 minute', retry });

/** Reading a batch and rendering the paper take as long as there are texts; a dead worker is noticed sooner. */
const documents = proxyActivities<TransmittalActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '30 seconds',
  retry,
});

/**
 * A campaign without a request: takes in what somebody transmits, drafts the paper at its moment, and anew whenever
 * a text is filed before it is issued; issues what another officer cleared, before the meeting opens.
 */
export async function transmittal(input: TransmittalInput): Promise<TransmittalProgress> {
  const { definition, drafter } = input;
  const campaignId = definition.id;
  const compileAtMs = Date.parse(definition.dates.compileAt);
  const meetingAtMs = Date.parse(definition.dates.closeAt);

  let progress: TransmittalProgress = {
    stage: 'receiving',
    transmittals: 0,
    texts: 0,
    paper: null,
    preparedHash: null,
  };
  /** Set while the paper is to be drafted: by a person, or because what is in it has changed. */
  let draftWanted = false;
  /** Ids of the batches in the count. */
  const counted = new Set<string>();
  /** Clearances under way: nothing is drafted meanwhile. */
  let clearing = 0;
  /** Set once the meeting has opened. */
  let closed = false;

  const change = (changed: Partial<TransmittalProgress>): void => {
    progress = { ...progress, ...changed };
    if (changed.stage !== undefined) upsertSearchAttributes([{ key: stageAttribute, value: stageOf[changed.stage] }]);
    setCurrentDetails(caseFile(input, progress));
  };
  const mustNotBeOver = (): void => {
    if (closed) refuse('The meeting has opened: this campaign is over.');
  };

  setHandler(getTransmittalProgressQuery, () => progress);
  setHandler(
    registerTransmittalUpdate,
    async (registration) => {
      const registered = await documents.fileTransmittal({ campaignId, ...registration });
      if (registered.outcome === 'held' || counted.has(registration.transmittalId)) return registered;
      counted.add(registration.transmittalId);
      change({ transmittals: progress.transmittals + 1, texts: progress.texts + registered.filed });
      if (registered.filed > 0 && progress.paper !== null && progress.stage !== 'issued') {
        change({ preparedHash: null });
        draftWanted = true;
      }
      // One that is known without having been counted was filed by a try whose answer was lost.
      return { ...registered, outcome: 'filed' };
    },
    { validator: (_registration) => mustNotBeOver() },
  );
  setHandler(
    draftPaperUpdate,
    async () => {
      draftWanted = true;
      change({ preparedHash: null });
      await condition(() => progress.preparedHash !== null || progress.stage === 'issued' || closed);
      return progress;
    },
    {
      validator: (_wanted) => {
        mustNotBeOver();
        if (progress.stage === 'issued') refuse('The paper has been issued; what came afterwards is not in it.');
      },
    },
  );
  setHandler(
    clearPaperUpdate,
    async (clearance) => {
      clearing += 1;
      try {
        const paper = await records.issueTransmittedPaper({ campaignId, ...clearance });
        change({ stage: 'issued', paper });
      } finally {
        clearing -= 1;
      }
      return progress;
    },
    {
      validator: ({ officer, hash }) => {
        mustNotBeOver();
        if (progress.stage === 'issued') refuse('The paper has been issued; there is nothing to clear.');
        if (progress.preparedHash === null) refuse('There is no draft to clear yet; clear it when it is ready.');
        if (officer === drafter) refuse('Nobody clears what they drafted: another officer has to clear this paper.');
        if (hash !== progress.preparedHash)
          refuse('What is to be cleared has changed since it was shown; look at it again and clear that.');
      },
    },
  );

  upsertSearchAttributes([{ key: campaignAttribute, value: campaignId }]);
  const { clock } = await records.registerTransmittalCampaign(input);
  change({ stage: 'receiving' });
  const now = (): number => campaignTime(clock, Date.now());
  const until = (atMs: number): number => Math.max(1, realDelayUntil(clock, atMs, Date.now()));

  /** The first draft is made at its moment, or as soon as there is something to put into it. */
  const isDue = (): boolean => progress.paper === null && progress.texts > 0 && now() >= compileAtMs;
  const mayDraft = (): boolean => clearing === 0 && (draftWanted || isDue());

  while (now() < meetingAtMs) {
    if (progress.stage === 'issued') {
      await sleep(until(meetingAtMs));
      continue;
    }
    if (mayDraft()) {
      const asAtMs = isDue() ? compileAtMs : null;
      draftWanted = false;
      change({ stage: 'drafting', preparedHash: null });
      const { paper, hash } = await documents.draftTransmittedPaper({ campaignId, asAtMs });
      change({ stage: 'awaiting-clearance', paper, preparedHash: draftWanted ? null : hash });
      continue;
    }
    const nextMs = progress.paper === null && now() < compileAtMs ? compileAtMs : meetingAtMs;
    await condition(() => mayDraft() || progress.stage === 'issued', until(nextMs));
  }
  closed = true;
  await condition(allHandlersFinished);
  const issued = progress.stage === 'issued';
  await records.endTransmittal({ campaignId, issued });
  change({ stage: issued ? 'over' : 'not-issued', preparedHash: null });
  return progress;
}

const stageOf: Record<TransmittalStage, string> = {
  receiving: 'receive',
  drafting: 'compile',
  'awaiting-clearance': 'compile',
  issued: 'report',
  over: 'report',
  'not-issued': 'report',
};

const refuse = (message: string): never => {
  throw ApplicationFailure.nonRetryable(message, domainRefusal);
};

/** The campaign as the Temporal web UI shows it. */
const caseFile = ({ definition, drafter }: TransmittalInput, progress: TransmittalProgress): string =>
  [
    `**${definition.title}**`,
    '',
    `Transmitted by ${definition.transmittal?.transmittedBy ?? 'nobody named'}. Drafted by ${drafter}.`,
    `${progress.transmittals} batches, ${progress.texts} texts. Paper ${definition.paper.symbol}, before ${definition.dates.closeAt}.`,
    '',
    `Stage: **${progress.stage}**`,
  ].join('\n');
