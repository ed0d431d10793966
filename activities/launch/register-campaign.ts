import { activityInfo } from '@temporalio/activity';
import type { CampaignClock } from '../../domain/campaign/clock.ts';
import { realClock } from '../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { startOf } from '../../domain/dispatch/route.ts';
import { DomainRefusal, NotFound } from '../../domain/errors.ts';
import { type FrozenAddressee, freezeAudience } from '../../domain/launch/audience.ts';
import { formatReference } from '../../domain/launch/reference-number.ts';
import { engine } from '../../domain/ledger/event.ts';
import { campaignCalendar } from '../../domain/remind/duty-station-calendar.ts';
import { workingMornings } from '../../domain/remind/working-mornings.ts';
import { newCycle } from '../../domain/request-cycle/cycle.ts';
import { yearOf } from '../../domain/time/calendar-day.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Activities, RegisteredCampaign } from '../../workflows/contracts/activities.ts';
import { takeSymbol } from '../compile/take-symbol.ts';
import { numberedNote } from '../dispatch/numbered-note.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NumberedNote } from '../ports/outbox.ts';
import type { AddresseeRecord, CampaignRecord } from '../ports/records.ts';

/** A rehearsal's clock stands this long before the dispatch until the campaign is cleared. */
const rehearsalLeadMs = 3_600_000;

/** A campaign keeps no more cohort workflows than this in sight. */
const mostCohorts = 1_000;

/**
 * Freezes the audience, gives every request its number, and writes campaign, addressees and numbered
 * notes in one transaction. Run again by the same workflow run, it finds its own work and returns.
 * @throws DomainRefusal `campaign-exists`, `too-many-cohorts`, `symbol-in-use`, and what freezing refuses
 */
export const registerCampaign =
  (deps: Dependencies): Activities['registerCampaign'] =>
  async ({ definition, drafter, clockSpeed }) => {
    const registrationKey = activityInfo().workflowExecution?.runId ?? '';
    const earlier = await registered(deps, definition.id, registrationKey);
    if (earlier !== null) return earlier;

    const directory = await deps.database.read.directory();
    const audience = freezeAudience(directory, definition.audience, definition.languages, definition.channels);
    const cohorts = Math.ceil(audience.length / definition.cohortSize);
    if (cohorts > mostCohorts)
      throw new DomainRefusal(
        'too-many-cohorts',
        `${audience.length} addressees in cohorts of ${definition.cohortSize} are ${cohorts} workflows; at most ${mostCohorts} are run: raise cohortSize.`,
      );

    const clock = clockOf(definition, clockSpeed, deps.time.nowMs());
    const record = recordOf(definition, drafter, clock, registrationKey);
    await deps.database.transaction(async (unit) => {
      const dated = localDay(Date.parse(definition.dates.dispatchAt), definition.dates.zone);
      const pattern = definition.office.referencePattern;
      // A collective note is one note: one number, for all who get it.
      const isCollective = definition.notes?.form === 'collective';
      const first = await unit.takeSerials(pattern, yearOf(dated), isCollective ? 1 : audience.length);
      const addressees = audience.map((frozen, index) => {
        const serial = isCollective ? first : first + index;
        return addresseeOf(frozen, definition, index, formatReference(pattern, yearOf(dated), serial));
      });
      const named = await takeSymbol(unit, definition, drafter, clock.originMs, deps.time.nowMs());
      await unit.insertCampaign({ ...record, definition: named.definition }, addressees);
      await unit.insertNotes(addressees.map((addressee) => requestNote(deps, definition, addressee, dated, clock)));
      const frozenAtMs = clock.originMs;
      await unit.append(definition.id, [
        {
          atMs: frozenAtMs,
          type: 'campaign-registered',
          subject: null,
          actor: drafter,
          data: { definition: named.definition, clockSpeed },
        },
        named.entry,
        {
          atMs: frozenAtMs,
          type: 'audience-frozen',
          subject: null,
          actor: engine,
          data: {
            asAt: definition.audience.asAt,
            addressees: addressees.map(
              ({ code, treatyStatus, instrument, language, channel, requestReference }, index) => ({
                code,
                treatyStatus,
                instrument,
                language,
                reference: requestReference,
                channel,
                ...passedOver(audience[index] as FrozenAddressee),
              }),
            ),
          },
        },
      ]);
    });
    return { addressees: audience.length, cohorts, clock };
  };

/** For the ledger: the channels that were wanted and could not be taken. */
const passedOver = (frozen: FrozenAddressee): Partial<Pick<FrozenAddressee, 'passedOver'>> =>
  frozen.passedOver.length === 0 ? {} : { passedOver: frozen.passedOver };

const registered = async (
  deps: Dependencies,
  id: string,
  registrationKey: string,
): Promise<RegisteredCampaign | null> => {
  let campaign: CampaignRecord;
  try {
    campaign = await deps.database.read.campaign(id);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
  if (campaign.registrationKey !== registrationKey)
    throw new DomainRefusal(
      'campaign-exists',
      `The campaign "${id}" was launched before; a new one needs an id of its own.`,
    );
  const addressees = await deps.database.read.addressees(id, 0, Number.MAX_SAFE_INTEGER);
  return {
    addressees: addressees.length,
    cohorts: Math.max(...addressees.map(({ cohort }) => cohort)),
    clock: campaign.clock,
  };
};

const clockOf = (definition: CampaignDefinition, speed: number, nowMs: number): CampaignClock =>
  speed === 1
    ? realClock(nowMs)
    : { originMs: Date.parse(definition.dates.dispatchAt) - rehearsalLeadMs, anchoredAtMs: null, speed };

const recordOf = (
  definition: CampaignDefinition,
  drafter: string,
  clock: CampaignClock,
  registrationKey: string,
): CampaignRecord => ({
  id: definition.id,
  status: 'preparing',
  definition,
  preparedHash: null,
  draftedBy: drafter,
  clearedBy: null,
  clock,
  workingMornings: workingMornings(
    campaignCalendar(definition),
    definition.dates.zone,
    Date.parse(definition.dates.dispatchAt),
    Date.parse(definition.dates.closeAt),
  ),
  registrationKey,
});

const addresseeOf = (
  { passedOver: _, ...frozen }: FrozenAddressee,
  definition: CampaignDefinition,
  index: number,
  requestReference: string,
): AddresseeRecord => ({
  ...frozen,
  campaignId: definition.id,
  position: index + 1,
  cohort: Math.floor(index / definition.cohortSize) + 1,
  name: frozen.names.en.shortName,
  workingMailbox: null,
  requestReference,
  cycle: newCycle(frozen.code, Date.parse(definition.dates.deadlineAt), Date.parse(definition.dates.cutOffAt)),
});

const requestNote = (
  deps: Dependencies,
  definition: CampaignDefinition,
  addressee: AddresseeRecord,
  dated: string,
  clock: CampaignClock,
): NumberedNote =>
  numberedNote(
    deps,
    definition,
    {
      campaignId: definition.id,
      code: addressee.code,
      kind: 'request',
      sequence: 1,
      ...startOf(addressee, definition),
      inReplyTo: null,
      submissionId: null,
    },
    { reference: addressee.requestReference, dated, preparedAtMs: clock.originMs },
  );
