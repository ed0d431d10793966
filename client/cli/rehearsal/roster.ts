import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { Directory } from '../../../domain/directory/directory.ts';
import { freezeAudience } from '../../../domain/launch/audience.ts';
import type { RosterEntry } from '../../../domain/rehearsal/behaviour.ts';

/** The missions that will take part: everybody in the audience who is written to by e-mail, each with its own languages. */
export const rosterOf = (directory: Directory, definition: CampaignDefinition): RosterEntry[] => {
  const entities = new Map(directory.entities.map((entity) => [entity.code, entity]));
  return freezeAudience(directory, definition.audience, definition.languages, definition.channels)
    .filter(({ channel }) => channel === 'email')
    .map(({ code, names, kind, mailboxes }) => ({
      code,
      name: names.en.shortName,
      mailbox: mailboxes[0] as string,
      languages: entities.get(code)?.languages ?? ['en'],
      isState: kind !== 'intergovernmental-organization' && kind !== 'regional-organization',
    }));
};
