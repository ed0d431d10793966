import type { CampaignDefinition, PaperDefinition } from '../campaign/definition.ts';
import { DomainRefusal } from '../errors.ts';
import type { Language } from '../language.ts';

/** Languages that the paper comes in; all of its versions have one symbol. */
export const versionLanguages = ({ language, languages = [language] }: PaperDefinition): readonly Language[] =>
  languages;

/**
 * The campaign as the version in a language words it: title, head of the first page, who transmits.
 * @throws DomainRefusal `no-such-language-version` where the campaign file has no words for it
 */
export const inLanguageOf = (definition: CampaignDefinition, language: Language): CampaignDefinition => {
  const { paper, transmittal } = definition;
  if (language === paper.language) return definition;
  const words = paper.translations?.[language];
  if (words === undefined)
    throw new DomainRefusal(
      'no-such-language-version',
      `The paper of "${definition.id}" has no version in "${language}": its campaign file names ${versionLanguages(paper).join(', ')}.`,
    );
  const { title, transmittedBy, instruction, ...head } = words;
  return {
    ...definition,
    paper: { ...paper, language, title, masthead: { ...paper.masthead, ...head } },
    ...(transmittal === undefined
      ? {}
      : {
          transmittal: {
            ...transmittal,
            transmittedBy: transmittedBy ?? transmittal.transmittedBy,
            instruction: instruction ?? transmittal.instruction,
          },
        }),
  };
};
