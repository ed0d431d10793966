import { type Entity, type EntityName, entityAsAt, isState } from '../directory/entity.ts';
import type { Direction, Language } from '../language.ts';
import type { SubmissionBlock } from '../paper/blocks.ts';
import { safeLink } from '../paper/link.ts';
import type { Disposition, Publication, ReplyKind, Respondent } from '../receive/submission.ts';
import { compilationOrder } from './compilation-order.ts';
import type { CompiledSubmission, NamedAttachment, NamedRespondent } from './compiled-submission.ts';
import type { VersionEntry } from './paper-version.ts';
import type { Candidate } from './standing-replies.ts';

/** A reply as it is on record. */
export interface RecordedReply extends Candidate {
  /** The series that its versions are numbered in. */
  readonly addresseeCode: string;
  readonly version: number;
  readonly replyKind: ReplyKind;
  readonly respondents: readonly Respondent[];
  readonly language: Language | null;
  readonly direction: Direction;
  readonly publication: Publication;
  readonly contentHash: string;
  readonly blocks: readonly SubmissionBlock[];
  readonly words: number;
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly disposition: Disposition;
    /** Of a linked file its address. */
    readonly note: string | null;
  }[];
}

/** Names a respondent in the language of a version. */
export type NameRespondent = (code: string, language: Language) => NamedRespondent;

interface Named {
  readonly name: string;
  readonly names: Readonly<Partial<Record<Language, EntityName>>>;
  readonly kind: Entity['kind'];
}

/**
 * Names of respondents: as they were frozen with the audience; of one that was not asked, as the directory has it on a
 * day; the code alone where nobody knows more.
 * @param day YYYY-MM-DD
 */
export const respondentNaming = (
  entities: readonly Entity[],
  audience: readonly (Named & { readonly code: string })[],
  day: string,
): NameRespondent => {
  const known = new Map<string, Named>();
  for (const entity of entities) {
    const { names, kind } = entityAsAt(entity, day);
    known.set(entity.code, { names, kind, name: names.en?.shortName ?? entity.code });
  }
  for (const addressee of audience) known.set(addressee.code, addressee);
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

/** A reply as a version in a language has it. @param receivedOn YYYY-MM-DD, of receipt or of the transmittal */
export const compiledReply = (
  reply: RecordedReply,
  language: Language,
  name: NameRespondent,
  receivedOn: string,
): CompiledSubmission => {
  const named = (isBehalf: boolean): NamedRespondent[] =>
    reply.respondents
      .filter(({ capacity }) => (capacity === 'on-behalf-of') === isBehalf)
      .map(({ code }) => name(code, language));
  return {
    replyKind: reply.replyKind,
    respondents: named(false),
    onBehalfOf: named(true),
    language: reply.language,
    direction: reply.direction,
    receivedOn,
    late: reply.timeliness === 'late',
    publication: reply.publication,
    blocks: reply.blocks,
    attachments: attachmentsOf(reply),
  };
};

/** What is named below a text. What was refused is the mission's and the Secretariat's affair and not named in public. */
const attachmentsOf = ({ files }: RecordedReply): NamedAttachment[] =>
  files.flatMap(({ name, disposition, note }): NamedAttachment[] => {
    if (disposition === 'on-file') return [{ name }];
    const link = disposition === 'linked' ? safeLink(note ?? '') : null;
    return disposition === 'linked' ? [{ name, ...(link === null ? {} : { link }) }] : [];
  });

/**
 * The entries of a version in the order in which the paper has them; replies without a text come last.
 * @param texts each reply as the version has it, in the order of `replies`
 */
export const entriesInOrder = (
  replies: readonly RecordedReply[],
  texts: readonly CompiledSubmission[],
  language: Language,
): VersionEntry[] => {
  const byText = new Map(texts.map((text, index) => [text, replies[index] as RecordedReply]));
  const { states, organizations } = compilationOrder(
    texts.filter(({ replyKind }) => replyKind === 'text'),
    language,
  );
  const ordered = [...states, ...organizations].flatMap(({ entries }) =>
    entries.flatMap(({ text, see }) => (see === null ? (byText.get(text) ?? []) : [])),
  );
  const isOrdered = new Set(ordered);
  return [...ordered, ...replies.filter((each) => !isOrdered.has(each))].map((each) => ({
    submissionId: each.id,
    series: each.addresseeCode,
    version: each.version,
    contentHash: each.contentHash,
    respondents: each.respondents.map(({ code }) => code),
    replyKind: each.replyKind,
    publication: each.publication,
    words: each.words,
    files: each.files.map(({ name, sha256, disposition }) => ({ name, sha256, disposition })),
  }));
};
