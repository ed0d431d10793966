import { DomainRefusal } from '../../../domain/errors.ts';
import type { Effect } from '../../../domain/receive/inbox/effect.ts';
import type { Decided, DecisionInput, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import { confirmation } from '../confirm-uploads.ts';
import { change, type DecisionWork, decideIn } from './decision-frame.ts';

/** Changes what becomes of a submission: whether it is reproduced, what becomes of its files, that its note has come. */
export const amend = async (
  deps: Dependencies,
  input: DecisionInput,
  { submissionId, publication, file, noteVerbaleReceived }: Extract<InboxDecision, { kind: 'amend' }>,
): Promise<Decided> => {
  const { campaignId, addresseeCode: code, version, files, itemId } = await deps.database.read.submission(submissionId);
  const position = file === undefined ? 0 : files.findIndex(({ name }) => name === file.name) + 1;
  if (file !== undefined && position === 0)
    throw new DomainRefusal(
      'usage',
      `"${file.name}" is no file of this submission; it has ${files.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  if (file?.disposition === 'reproduced' && files[position - 1]?.disposition === 'refused')
    throw new DomainRefusal('refused-file', `"${file.name}" was refused by inspection and is not reproduced.`);
  if (file?.disposition === 'linked' && !/^https:\/\/\S+$/.test(file.note ?? ''))
    throw new DomainRefusal('usage', 'A linked file needs the address where it can be read: --note https://…');
  const frame = { kind: 'amend' as const, campaignId, itemId, submissionId, codes: [code] };
  return decideIn(deps, input, frame, async (unit, place): Promise<DecisionWork> => {
    const effects: Effect[] = [];
    const sentences: string[] = [];
    if (publication !== undefined) {
      effects.push(...(await change(unit, place, { row: 'submission', id: submissionId }, { publication })));
      sentences.push(
        publication === 'publish'
          ? `Version ${version} of ${code} may be reproduced.`
          : `Version ${version} of ${code} is kept on file: counted and named, not reproduced.`,
      );
    }
    if (file !== undefined) {
      const { name, disposition, note } = file;
      effects.push(...(await change(unit, place, { row: 'file', id: submissionId, position }, { disposition, note })));
      sentences.push(`${name} of ${code}: ${disposition}.`);
    }
    if (noteVerbaleReceived === true) {
      const confirmed = await confirmation(unit, submissionId);
      await unit.writeStandings(confirmed, place.officer, place.nowMs);
      effects.push(...confirmed);
      sentences.push(`The note verbale of version ${version} of ${code} has come.`);
    }
    if (effects.length === 0)
      throw new DomainRefusal('nothing-changed', 'That is how it stands already; nothing was changed.');
    const data = { decisionId: place.decisionId, submissionId, version, publication, file, noteVerbaleReceived };
    return {
      effects,
      entries: [
        {
          atMs: place.nowMs,
          type: 'submission-amended',
          subject: code,
          actor: place.officer,
          data: JSON.parse(JSON.stringify(data)),
        },
      ],
      sentences,
    };
  });
};
