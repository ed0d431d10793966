import type { NamedRespondent } from '../../domain/compile/compiled-submission.ts';
import { type Entity, type EntityName, entityAsAt, isState } from '../../domain/directory/entity.ts';
import type { Language } from '../../domain/language.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/** Names a respondent in the language of a version. */
export type NameRespondent = (code: string, language: Language) => NamedRespondent;

interface Named {
  readonly name: string;
  readonly names: Readonly<Partial<Record<Language, EntityName>>>;
  readonly kind: Entity['kind'];
}

/**
 * Names of respondents: as they were frozen with the audience; of one that was not asked, as the directory has it on the
 * day; the code alone where nobody knows more.
 * @param day YYYY-MM-DD
 */
export const nameRespondents = async (deps: Dependencies, campaignId: string, day: string): Promise<NameRespondent> => {
  const { read } = deps.database;
  const known = new Map<string, Named>();
  for (const entity of (await read.directory()).entities) {
    const { names, kind } = entityAsAt(entity, day);
    known.set(entity.code, { names, kind, name: names.en?.shortName ?? entity.code });
  }
  for (const addressee of await read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER))
    known.set(addressee.code, addressee);
  return (code, language) => {
    const entity = known.get(code);
    const name = entity?.names[language] ?? entity?.names.en;
    const shortName = name?.shortName ?? entity?.name ?? code;
    return {
      code,
      name: shortName,
      sortKey: name?.sortKey || shortName,
      isState: entity === undefined || isState(entity),
    };
  };
};
