import type { PaperChange } from '../../domain/compile/paper-changes.ts';
import { obstacleSentence } from '../../domain/compile/paper-obstacles.ts';
import { wordSentence } from '../../domain/compile/word-limit.ts';
import type { CompiledPaperResult } from '../../workflows/contracts/papers.ts';
import type { Output } from './output.ts';

/** What a drafted or issued version is, what stood in its way, how long it is, where it lies, and what comes next. */
export const printVersion = (
  output: Output,
  campaignId: string,
  version: CompiledPaperResult,
  files: readonly string[],
): void => {
  const texts = version.entries === 1 ? '1 submission' : `${version.entries} submissions`;
  output.line(`${version.symbol}, ${version.state === 'issued' ? 'as issued' : 'draft'}: ${texts}.`);
  for (const file of files) output.line(`  ${file}`);
  printWrapped(output, wordSentence(version.words));
  for (const obstacle of version.obstacles) {
    const by = version.allowed.find(({ kind }) => kind === obstacle.kind)?.by;
    printWrapped(
      output,
      `${by === undefined ? 'In its way' : `Allowed by ${by}`} - ${obstacle.kind}: ${obstacleSentence(obstacle)}.`,
    );
  }
  if (version.state === 'issued') return;
  const open = version.obstacles.filter(({ kind }) => !version.allowed.some((each) => each.kind === kind));
  const allow = open.length === 0 ? '' : ` --allow ${open.map(({ kind }) => kind).join(',')}`;
  output.line('');
  output.line('It is a draft until another officer clears it:');
  output.line(`  verbale clear ${campaignId} --paper${allow} --as <clearing officer>`);
  output.line(output.faint(`To be cleared: ${version.hash}`));
};

const verbs: Readonly<Record<PaperChange['change'], string>> = {
  added: 'added',
  replaced: 'replaced',
  withdrawn: 'withdrawn',
  files: 'files changed',
  moved: 'moved in the order',
};

/** How many words more or fewer: "+120 words". */
const growth = ({ wordsBefore, wordsAfter }: PaperChange): string => {
  const more = wordsAfter - wordsBefore;
  return `${more < 0 ? '-' : '+'}${Math.abs(more)} ${Math.abs(more) === 1 ? 'word' : 'words'}`;
};

const wordsIn = (change: PaperChange): string => {
  if (change.change === 'added') return `, ${change.wordsAfter} words`;
  if (change.change === 'withdrawn') return `, had ${change.wordsBefore} words`;
  return change.change === 'replaced' ? `, ${change.wordsBefore} words before, ${growth(change)}` : '';
};

/** What changed since a version was issued, State by State. */
export const printChanges = (
  output: Output,
  since: string,
  changes: readonly PaperChange[],
  nameOf: (code: string) => string,
): void => {
  if (changes.length === 0) {
    output.line(`Nothing has changed since ${since} was issued.`);
    return;
  }
  output.line(`Since ${since} was issued:`);
  for (const change of changes) {
    const names = change.respondents.map(nameOf).join(', ');
    printWrapped(output, `${names}: ${verbs[change.change]}${wordsIn(change)}`, '  ');
    for (const { name, before, after } of change.files)
      printWrapped(output, `file ${name}: ${before ?? 'not there'} before, now ${after ?? 'gone'}`, '    ');
  }
};

const width = 80;

/** A sentence in lines of at most 80 columns, later ones set in by two more. */
const printWrapped = (output: Output, text: string, indent = ''): void => {
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + word.length + 1 > width) {
      output.line(line);
      line = `${indent}  `;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  output.line(line);
};

/**
 * The paper is for the meeting: after its opening nothing is refused, but it is said; null before it.
 * @param opensAt of the meeting, ISO
 * @param atMs campaign time as at which the paper is made
 */
export const openingNote = (opensAt: string, atMs: number): string | null =>
  atMs < Date.parse(opensAt) ? null : `Note: the meeting opened on ${opensAt.slice(0, 10)}; this paper comes after it.`;
