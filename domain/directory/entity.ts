import { type Language, languages } from '../language.ts';

/** What an entity of the directory is. Rights and instruments depend on it, not on its name. */
export const entityKinds = [
  'member-state',
  'non-member-observer-state',
  'other-state',
  'regional-organization',
  'intergovernmental-organization',
] as const;

export type EntityKind = (typeof entityKinds)[number];

/** The five regional groups of the General Assembly; some entities are in none. */
export const regionalGroups = [
  'african',
  'asia-pacific',
  'eastern-european',
  'latin-american-and-caribbean',
  'western-european-and-other',
] as const;

export type RegionalGroup = (typeof regionalGroups)[number];

/** Whole phrases in one language; nothing is ever concatenated into a sentence (design D10). */
export interface EntityName {
  /** Short name as the United Nations writes it: "Bolivia (Plurinational State of)". */
  readonly shortName: string;
  /**
   * The addressee's whole phrase, ready to stand after "to": "the Permanent Mission of Austria",
   * "la Mission permanente de l'Autriche", or the organization's own name with its article.
   */
  readonly addressPhrase: string;
  /** What the name is sorted by in this language, where it differs from the short name. */
  readonly sortKey: string;
  /** True once a native speaker has checked the phrase. */
  readonly reviewed: boolean;
}

/** A name that was in use until another took its place, so that a paper carries the name of its own date. */
export interface FormerName extends EntityName {
  readonly language: Language;
  /** Calendar day (YYYY-MM-DD) from which this name is not used any more. */
  readonly until: string;
}

/** One entity of the directory, with the mission through which it is reached. */
export interface Entity {
  /** ISO 3166-1 alpha-3 for States ("AUT"); a short upper-case code for the others ("EU", "INTERPOL"). */
  readonly code: string;
  readonly kind: EntityKind;
  /** United Nations M49 code, three digits, where there is one. */
  readonly m49: string | null;
  readonly regionalGroup: RegionalGroup | null;
  readonly names: Readonly<Partial<Record<Language, EntityName>>> & { readonly en: EntityName };
  /** Earlier names in any language; `names` holds the current ones. */
  readonly formerNames?: readonly FormerName[];
  /** Correspondence languages in the mission's order of preference; never empty. */
  readonly languages: readonly Language[];
  /** Mailboxes of the mission in order; each one strict addr-spec. */
  readonly mailboxes: readonly string[];
}

/** States and only States, in the sense of who may receive a note verbale as a State. */
export const isState = (entity: Pick<Entity, 'kind'>): boolean =>
  entity.kind === 'member-state' || entity.kind === 'non-member-observer-state' || entity.kind === 'other-state';

/**
 * The name of the entity in a language as at a calendar day (YYYY-MM-DD): of the names given up after
 * that day the earliest, else the current one. Undefined where the directory has none in the language.
 */
export const nameAsAt = (
  entity: Pick<Entity, 'names' | 'formerNames'>,
  language: Language,
  day: string,
): EntityName | undefined => {
  let former: FormerName | undefined;
  for (const candidate of entity.formerNames ?? []) {
    if (candidate.language !== language || candidate.until <= day) continue;
    if (former === undefined || candidate.until < former.until) former = candidate;
  }
  if (former === undefined) return entity.names[language];
  const { shortName, addressPhrase, sortKey, reviewed } = former;
  return { shortName, addressPhrase, sortKey, reviewed };
};

/** The entity as it was called on a calendar day (YYYY-MM-DD), in every language; later changes are left out. */
export const entityAsAt = (entity: Entity, day: string): Entity => {
  const names: Partial<Record<Language, EntityName>> = {};
  for (const language of languages) {
    const name = nameAsAt(entity, language, day);
    if (name !== undefined) names[language] = name;
  }
  const formerNames = (entity.formerNames ?? []).filter((former) => former.until <= day);
  return { ...entity, names: { ...names, en: names.en ?? entity.names.en }, formerNames };
};
