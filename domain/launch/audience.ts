import type { AudienceClass, AudienceQuery } from '../campaign/definition.ts';
import { nearMatch } from '../campaign/near-match.ts';
import { compareNames } from '../directory/alphabetical-order.ts';
import { type Directory, instrumentOf } from '../directory/directory.ts';
import {
  type Entity,
  type EntityKind,
  type EntityName,
  entityAsAt,
  isState,
  type RegionalGroup,
} from '../directory/entity.ts';
import { statusAsAt, type TreatyStatus } from '../directory/treaty-status.ts';
import { type Channel, chooseChannel, type PassedOver } from '../dispatch/channel.ts';
import { DomainRefusal, type Mistake } from '../errors.ts';
import type { Language } from '../language.ts';

/** What is written to an addressee: States and their missions get notes verbales, organizations letters. */
export type CorrespondenceInstrument = 'note-verbale' | 'letter';

/** One entity in the audience of a campaign, with everything as it was on the day it was frozen. */
export interface FrozenAddressee {
  readonly code: string;
  readonly kind: EntityKind;
  readonly treatyStatus: TreatyStatus;
  readonly regionalGroup: RegionalGroup | null;
  /** The class the entity belongs to, also when it was asked by name and not by class. */
  readonly audienceClass: AudienceClass;
  readonly instrument: CorrespondenceInstrument;
  /** The language it is written to in. */
  readonly language: Language;
  readonly names: Entity['names'];
  readonly mailboxes: readonly string[];
  readonly channel: Channel;
  /** Channels that were wanted before this one and could not be taken. */
  readonly passedOver: readonly PassedOver[];
}

/** The channels that a campaign wants for some addressees, by entity code. */
export type WantedChannels = Readonly<Record<string, readonly Channel[]>>;

/**
 * The instrument of correspondence for a kind of entity. A note verbale goes to missions, observer
 * missions and ministries of foreign affairs, and to the delegation of a regional organization that
 * is party like a State; to other organizations one writes a letter (ST/DCS/4/Rev.1, notes verbales).
 */
const correspondenceInstrumentOf = (kind: EntityKind): CorrespondenceInstrument =>
  kind === 'intergovernmental-organization' ? 'letter' : 'note-verbale';

/** The class of an entity by its status; what is neither party nor signatory is a State or an organization. */
export const audienceClassOf = (kind: EntityKind, status: TreatyStatus): AudienceClass => {
  if (status === 'party') return 'parties';
  if (status === 'signatory') return 'signatories';
  return isState({ kind }) ? 'other-states' : 'organizations';
};

/**
 * Turns the audience query of a campaign into its list of addressees, in English alphabetical order.
 * The list is kept: a later change of the directory does not touch a campaign under way.
 * @param campaignLanguages languages in which the campaign has wording; the first is the fall-back.
 * @param wanted channels in order for single addressees; the others go by e-mail, or by hand where there is no mailbox
 * @throws NotFound for an instrument the directory has not.
 * @throws DomainRefusal `unknown-entity` naming every code that is not known, `contradictory-audience`
 * naming every code that is both included and excluded, `treaty-status-not-checked`,
 * `campaign-without-language`, `audience-of-nobody`, `addressee-without-phrase` when the directory
 * cannot address somebody in any campaign language, `addressee-without-channel` when none of the channels wanted
 * for somebody can be taken.
 */
export const freezeAudience = (
  directory: Directory,
  query: AudienceQuery,
  campaignLanguages: readonly Language[],
  wanted: WantedChannels = {},
): FrozenAddressee[] => {
  if (campaignLanguages.length === 0) {
    throw new DomainRefusal('campaign-without-language', 'The campaign has wording in no language: add one.');
  }
  refuseUnknownCodes(directory, query);
  refuseContradiction(query);
  const instrument = instrumentOf(directory, query.instrument);
  const actions = Map.groupBy(directory.treatyActions, (action) => action.entityCode);
  const addressees: FrozenAddressee[] = [];
  const unreachable: Mistake[] = [];
  const withoutChannel: Mistake[] = [];
  for (const current of directory.entities) {
    const treatyStatus = statusAsAt(actions.get(current.code) ?? [], current.code, instrument, query.asAt);
    const audienceClass = audienceClassOf(current.kind, treatyStatus);
    const asked = query.classes.includes(audienceClass) || query.include.includes(current.code);
    if (!asked || query.exclude.includes(current.code)) continue;
    const entity = entityAsAt(current, query.asAt);
    const language = languageFor(entity, campaignLanguages);
    if (language === undefined) {
      unreachable.push({ path: 'languages', message: withoutPhrase(entity, campaignLanguages) });
      continue;
    }
    const { channel, passedOver } = chooseChannel(entity.mailboxes, wanted[entity.code]);
    if (channel === null) {
      withoutChannel.push({ path: `channels.${entity.code}`, message: noChannel(entity, passedOver) });
      continue;
    }
    addressees.push({
      code: entity.code,
      kind: entity.kind,
      treatyStatus,
      regionalGroup: entity.regionalGroup,
      audienceClass,
      instrument: correspondenceInstrumentOf(entity.kind),
      language,
      names: entity.names,
      mailboxes: entity.mailboxes,
      channel,
      passedOver,
    });
  }
  if (unreachable.length > 0) {
    throw new DomainRefusal('addressee-without-phrase', summary(unreachable), unreachable);
  }
  if (withoutChannel.length > 0) {
    throw new DomainRefusal('addressee-without-channel', summary(withoutChannel), withoutChannel);
  }
  if (addressees.length === 0) throw new DomainRefusal('audience-of-nobody', nobody(query));
  const inEnglish = compareNames('en');
  return addressees.sort(
    (left, right) => inEnglish(left.names.en.sortKey, right.names.en.sortKey) || (left.code < right.code ? -1 : 1),
  );
};

/** First correspondence language with wording and a phrase, else the first campaign language with a phrase. */
const languageFor = (entity: Entity, campaignLanguages: readonly Language[]): Language | undefined => {
  const named = (language: Language): EntityName | undefined => entity.names[language];
  return (
    entity.languages.find((language) => campaignLanguages.includes(language) && named(language) !== undefined) ??
    campaignLanguages.find((language) => named(language) !== undefined)
  );
};

const refuseUnknownCodes = (directory: Directory, query: AudienceQuery): void => {
  const codes = new Set(directory.entities.map((entity) => entity.code));
  const mistakes: Mistake[] = [];
  for (const list of ['include', 'exclude'] as const) {
    for (const [index, code] of query[list].entries()) {
      if (codes.has(code)) continue;
      mistakes.push({ path: `audience.${list}.${index}`, message: unknownEntity(directory, code) });
    }
  }
  if (mistakes.length > 0) throw new DomainRefusal('unknown-entity', summary(mistakes), mistakes);
};

const refuseContradiction = (query: AudienceQuery): void => {
  const mistakes: Mistake[] = [];
  for (const [index, code] of query.include.entries()) {
    if (!query.exclude.includes(code)) continue;
    const message = `"${code}" is both included and excluded: take it out of one of the two lists.`;
    mistakes.push({ path: `audience.include.${index}`, message });
  }
  if (mistakes.length > 0) throw new DomainRefusal('contradictory-audience', summary(mistakes), mistakes);
};

/** Says that a code is not known, with the entity that was most likely meant, found by code or by name. */
const unknownEntity = (directory: Directory, code: string): string => {
  const meant = new Map<string, Entity>();
  for (const entity of directory.entities) {
    meant.set(entity.code, entity);
    const names = [...Object.values(entity.names), ...(entity.formerNames ?? [])];
    for (const name of names) meant.set(name.shortName, entity);
  }
  const entity = meant.get(nearMatch(code, [...meant.keys()]) ?? '');
  const remedy =
    entity === undefined
      ? 'use a code of the directory'
      : `did you mean ${entity.code} (${entity.names.en.shortName})?`;
  return `"${code}" is not an entity of the directory: ${remedy}${entity === undefined ? '.' : ''}`;
};

const withoutPhrase = (entity: Entity, campaignLanguages: readonly Language[]): string =>
  `${entity.names.en.shortName} (${entity.code}) has no address phrase in any language of the campaign ` +
  `(${campaignLanguages.join(', ')}): add one to the directory, or wording in another language to the campaign.`;

const noChannel = (entity: Entity, passedOver: readonly PassedOver[]): string =>
  `${entity.names.en.shortName} (${entity.code}) cannot be reached by ${passedOver
    .map(({ channel }) => `${channel} (the directory has no mailbox)`)
    .join(' or ')}: add hand or portal to its channels, or a mailbox to the directory.`;

const nobody = (query: AudienceQuery): string =>
  `The audience is empty: as at ${query.asAt} nobody in the directory is in the classes asked ` +
  `(${query.classes.join(', ') || 'none'}) under ${query.instrument}, or all are excluded. ` +
  'Add a class or an included code.';

const summary = (mistakes: readonly Mistake[]): string =>
  mistakes.map((mistake) => `${mistake.path}: ${mistake.message}`).join('\n');
