import type { CampaignDefinition } from '../campaign/definition.ts';
import type { NoteKind } from './note-text.ts';
import type { PassedDocument, WritingContent } from './writing.ts';

/** The files that go with a note, in the order in which it lists them: those of the request, or a document passed on. */
export const enclosedFiles = (
  { notes }: Pick<CampaignDefinition, 'notes'>,
  kind: NoteKind,
  writing: WritingContent | undefined,
): readonly Pick<PassedDocument, 'name' | 'mediaType' | 'sha256'>[] => {
  if (writing?.kind === 'transmittal') return [writing.document];
  return kind === 'request' ? (notes?.enclosures ?? []) : [];
};
