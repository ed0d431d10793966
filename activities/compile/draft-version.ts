import { compilationPaper } from '../../domain/compile/compilation.ts';
import type { EditionForm } from '../../domain/compile/edition.ts';
import { versionLanguages } from '../../domain/compile/language-version.ts';
import { mustBeAllowed, type ObstacleKind } from '../../domain/compile/paper-obstacles.ts';
import { entriesFor, type IssuedVersion, printedEntries } from '../../domain/compile/paper-version.ts';
import { entriesInOrder } from '../../domain/compile/recorded-reply.ts';
import { declareWords, type WordDeclaration } from '../../domain/compile/word-limit.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { engine } from '../../domain/ledger/event.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { SubmissionRecord } from '../ports/intake.ts';
import type { PaperVersionRecord } from '../ports/papers.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { type FormHashes, renderForms } from '../report/render-forms.ts';
import { gather } from './compilation-input.ts';
import { paperBeside } from './paper-beside.ts';
import { tellProgress } from './tell-progress.ts';
import { versionObstacles } from './version-obstacles.ts';
import { formsOf, ledgerData } from './version-record.ts';

/** What is to be drafted. */
export interface DraftWanted {
  readonly form: EditionForm;
  readonly asAtMs: number;
  /** Languages of this version; null = all that the campaign file names. */
  readonly languages: readonly Language[] | null;
  /** Codes that an addendum or a corrigendum is about; empty = all whom it concerns. */
  readonly only: readonly string[];
  /** Who asked for it, and what they allow; null when nobody did and its moment came. */
  readonly officer: { readonly id: string; readonly allow: readonly ObstacleKind[] } | null;
}

/**
 * Renders a version of a campaign's paper in its languages and keeps it as a draft, under the hash that clearance binds.
 * The same submissions at the same moment give the same bytes and the same hash; a second run finds the first one's work.
 * @throws DomainRefusal `needs-allow`, `nothing-issued`, `nothing-to-issue`, `no-such-language-version`
 */
export const draftVersion = async (
  deps: Dependencies,
  { definition, draftedBy }: Pick<CampaignRecord, 'definition' | 'draftedBy'>,
  wanted: DraftWanted,
): Promise<PaperVersionRecord> => {
  const { read } = deps.database;
  const { form, asAtMs, officer } = wanted;
  deps.papers.expectPaper();
  const campaignId = definition.id;
  const issued = (await read.paperVersions(campaignId)).filter(({ state }) => state === 'issued');
  const gathered = await gather(deps, definition, asAtMs, form);
  const chosen = chosenFor(form, gathered.submissions, issued, wanted.only);
  const { symbol, edition } = await paperBeside(deps, form, issued, definition.paper.symbol);
  const obstacles = await versionObstacles(deps, campaignId, definition.paper.symbol, chosen);
  if (officer !== null) mustBeAllowed(obstacles, officer.allow);
  const allowed = obstacles
    .filter(({ kind }) => officer?.allow.includes(kind))
    .map(({ kind }) => ({ kind, by: officer?.id ?? engine }));

  const languages = wanted.languages ?? versionLanguages(definition.paper);
  const inputs = languages.map((language) => gathered.inputOf(language, chosen, { symbol, edition }));
  const entries = entriesInOrder(chosen, inputs[0]?.submissions ?? [], languages[0] ?? definition.paper.language);
  // Some megabytes each, and asked for twice: alone, and in the list of them all.
  const writtenInputs = inputs.map(canonicalJson);
  const inputsHash = deps.sha256(`[${writtenInputs.join(',')}]`);
  const drafter = officer?.id ?? draftedBy;
  const id = deps
    .sha256(canonicalJson({ campaignId, form, symbol, asAtMs, inputsHash, obstacles, allowed, drafter }))
    .slice(0, 32);
  const earlier = (await read.paperVersions(campaignId)).find((version) => version.id === id);
  if (earlier !== undefined) return earlier;

  // What another try of the same work has rendered is not rendered again.
  const finished = (await read.papersOfVersion(id)).filter(({ kind }) => kind === 'draft');
  const tell = tellProgress(deps, campaignId);
  const rendered: (FormHashes & { readonly language: Language })[] = [];
  let words: WordDeclaration | null = null;
  for (const [index, language] of languages.entries()) {
    const input = inputs[index];
    if (input === undefined) continue;
    const paper = compilationPaper(input);
    words ??= declareWords(paper, definition.paper.wordLimit);
    tell({ language, done: index, whole: languages.length, at: null });
    const earlierPaper = finished.find((each) => each.language === language);
    if (earlierPaper !== undefined) {
      rendered.push({ ...earlierPaper, language });
      continue;
    }
    const { hashes, blobs } = await renderForms(deps, paper, undefined, ({ done, whole, at }) =>
      tell({ language, done: index * whole + done, whole: languages.length * whole, at }),
    );
    await deps.database.transaction(async (unit) => {
      await unit.putBlobs(blobs);
      await unit.insertPaper({
        id: deps.newId(),
        campaignId,
        kind: 'draft',
        symbol,
        versionId: id,
        language,
        asAtMs,
        inputsHash: deps.sha256(writtenInputs[index] ?? ''),
        ...hashes,
      });
    });
    rendered.push({ ...hashes, language });
  }
  tell({
    language: languages.at(-1) ?? definition.paper.language,
    done: languages.length,
    whole: languages.length,
    at: null,
  });
  const hash = deps.sha256(canonicalJson({ symbol, form, asAtMs, papers: rendered.map(formsOf) }));
  if (words === null) throw new DomainRefusal('no-language', 'A paper has one language at least.');
  const version = {
    id,
    campaignId,
    form,
    symbol,
    languages,
    asAtMs,
    inputsHash,
    hash,
    entries,
    words,
    obstacles,
    allowed,
    state: 'draft' as const,
    draftedBy: drafter,
    clearedBy: null,
  };
  return deps.database.transaction(async (unit) => {
    await unit.lockCampaign(campaignId);
    const known = (await unit.versionsOf(campaignId)).find((each) => each.id === id);
    if (known !== undefined) return known;
    await unit.insertPaperVersion(version);
    await unit.closeTasks({ campaignId, kind: 'paper-to-clear', officer: officer?.id ?? engine, atMs: asAtMs });
    await unit.openTasks([
      {
        campaignId,
        addresseeCode: null,
        kind: 'paper-to-clear',
        reason: `${symbol} is drafted and waits for another officer: verbale clear ${campaignId} --paper`,
        openedAtMs: asAtMs,
      },
    ]);
    await unit.append(campaignId, [
      {
        atMs: asAtMs,
        type: 'paper-drafted',
        subject: null,
        actor: officer?.id ?? engine,
        data: ledgerData(version, rendered),
      },
    ]);
    const inserted = (await unit.versionsOf(campaignId)).find((each) => each.id === id);
    return inserted as PaperVersionRecord;
  });
};

const chosenFor = (
  form: EditionForm,
  submissions: readonly SubmissionRecord[],
  issued: readonly IssuedVersion[],
  only: readonly string[],
): SubmissionRecord[] => {
  if (form === 'first') return [...submissions];
  if (issued.length === 0)
    throw new DomainRefusal('nothing-issued', 'No paper has been issued yet: what has come goes into the first one.');
  const chosen = entriesFor(
    form,
    submissions.map(({ id, addresseeCode, respondents }) => ({
      submissionId: id,
      series: addresseeCode,
      respondents: respondents.map(({ code }) => code),
    })),
    printedEntries(issued),
    only,
  );
  const ids = new Set(chosen.map(({ submissionId }) => submissionId));
  if (ids.size === 0)
    throw new DomainRefusal(
      'nothing-to-issue',
      form === 'addendum'
        ? 'Nobody has replied whose text is not in the paper already, or the campaign takes no late replies (lateReplies).'
        : 'No text that the paper has was replaced since it was issued.',
    );
  return submissions.filter(({ id }) => ids.has(id));
};
