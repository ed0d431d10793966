import type { AudienceClass } from '../campaign/definition.ts';
import type { Language } from '../language.ts';
import { type DutyStation, dutyStationName } from './duty-stations.ts';
import { fillPhrase } from './fill-phrase.ts';
import type { NoteWording } from './note-wording.ts';
import { noteWordingOf } from './wording-of.ts';

/** Whom one note to many addresses. */
export interface CollectiveAudience {
  readonly language: Language;
  readonly instrument: 'note-verbale' | 'letter';
  /** Where the missions are accredited that the note goes to. */
  readonly dutyStation: DutyStation;
  /** Classes of all who are addressed, as frozen at launch; repetitions do not matter. */
  readonly classes: readonly AudienceClass[];
}

/**
 * The addressee's phrase of a collective note, which takes the place of one mission's own: "the
 * Permanent Missions of the States parties and observers (Vienna)". It never says more than the
 * audience holds: with no party in it, it names missions and no treaty.
 */
export const collectiveAddressee = ({ language, instrument, dutyStation, classes }: CollectiveAudience): string => {
  const phrases = noteWordingOf(language).collectiveAddressee;
  const phrase = instrument === 'letter' ? phrases.organizations : missionsPhrase(classes, phrases);
  return fillPhrase(phrase, { place: dutyStationName(dutyStation, language) }, 'the collective addressee');
};

const missionsPhrase = (classes: readonly AudienceClass[], phrases: NoteWording['collectiveAddressee']): string => {
  if (!classes.includes('parties')) return phrases.missions;
  return classes.every((each) => each === 'parties') ? phrases.parties : phrases.partiesAndObservers;
};
