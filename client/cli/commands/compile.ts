import { join } from 'node:path';
import type { Command } from 'commander';
import type { PaperVersionRecord } from '../../../activities/ports/papers.ts';
import type { CampaignRecord } from '../../../activities/ports/records.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { EditionForm } from '../../../domain/compile/edition.ts';
import { type ObstacleKind, obstacleKinds } from '../../../domain/compile/paper-obstacles.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { isLanguage, type Language } from '../../../domain/language.ts';
import { campaignMoment } from '../campaign-moment.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { withCompilationBar } from '../compilation-bar.ts';
import { openingNote, printVersion } from '../compile-lines.ts';
import type { CommandContext } from '../context.ts';
import { showChanges } from '../paper-diff.ts';
import { writePaperVersion } from '../paper-files.ts';
import { compileTransmitted, mustSuitTransmitted } from '../transmittal/compile-transmitted.ts';

interface CompileOptions {
  readonly as?: string;
  readonly asAt?: string;
  readonly out: string;
  readonly language?: string;
  readonly addendum?: boolean;
  readonly corrigendum?: boolean;
  readonly reissue?: boolean;
  readonly revision?: boolean;
  readonly only?: string;
  readonly allow?: string;
  readonly diff?: boolean;
  readonly json?: boolean;
}

export const compileCommand = (): Command =>
  withOfficer(newCommand('compile', 'compile the submissions on file into the conference paper'))
    .argument('<campaign>', 'id of the campaign')
    .option('--as-at <moment>', 'only what was received by then (default: now on the campaign clock)')
    .option('--language <codes>', 'only these language versions, such as "fr" or "en,fr"')
    .option('--addendum', 'the replies that the issued paper does not have (/Add.)')
    .option('--corrigendum', 'the texts that replace wrong ones in the issued paper (/Corr.)')
    .option('--reissue', 'the issued paper again, for technical reasons (an asterisk)')
    .option('--revision', 'the paper anew with everything that has changed (/Rev.)')
    .option('--only <codes>', 'with --addendum or --corrigendum: of these respondents alone')
    .option('--allow <what>', 'go on in spite of it: held, symbol, unreadable (several with commas)')
    .option('--diff', 'say what has changed since the paper was issued, and compile nothing')
    .option('--out <folder>', 'where the paper is written', 'out')
    .action((campaign: string, options: CompileOptions) =>
      runCommand(options, async (context) => {
        const record = await context.database().read.campaign(campaign);
        const { definition } = record;
        if (options.diff) return showChanges(context, record, momentOf(options, definition));
        if (definition.transmittal !== undefined && formOf(options) === 'first') {
          mustSuitTransmitted(options);
          return compileTransmitted(context, definition, options.out);
        }
        return compileVersion(context, record, options);
      }),
    );

const momentOf = ({ asAt }: CompileOptions, { dates }: CampaignDefinition): number | null =>
  asAt === undefined ? null : campaignMoment(asAt, dates.zone, '23:59', '--as-at');

const compileVersion = async (
  context: CommandContext,
  { definition, clock }: CampaignRecord,
  options: CompileOptions,
): Promise<undefined> => {
  const { output } = context;
  const { read } = context.database();
  const form = formOf(options);
  const campaignId = definition.id;
  const only = listOf(options.only).map((code) => code.toUpperCase());
  if (only.length > 0 && form !== 'addendum' && form !== 'corrigendum')
    throw new DomainRefusal('usage', '--only goes with --addendum or --corrigendum.');
  const issued = (await read.paperVersions(campaignId)).filter(({ state }) => state === 'issued');
  if (form === 'first' && issued.length > 0) return showIssued(context, definition, issued, options);

  const asAtMs = momentOf(options, definition);
  const note = openingNote(definition.dates.closeAt, asAtMs ?? campaignTime(clock, Date.now()));
  if (note !== null) output.line(note);
  const request = {
    campaignId,
    asAtMs,
    form,
    languages: languagesOf(options.language),
    only,
    officer: context.officer(),
    allow: allowedKinds(options.allow),
  };
  const version = await withCompilationBar(context, campaignId, (await context.gateway()).compile(request));
  const files = await writePaperVersion(read, version, join(options.out, campaignId));
  output.result({ ...version, files });
  printVersion(output, campaignId, version, files);
  return undefined;
};

/** What was issued stays as it is: it is written out again, and what goes on from there is said. */
const showIssued = async (
  context: CommandContext,
  { id }: CampaignDefinition,
  issued: readonly PaperVersionRecord[],
  { out }: CompileOptions,
): Promise<undefined> => {
  const { output } = context;
  const folder = join(out, id);
  const files: string[] = [];
  for (const { id: versionId, symbol, state } of issued)
    files.push(...(await writePaperVersion(context.database().read, { versionId, symbol, state }, folder)));
  output.result({
    issued: issued.map(({ symbol, form, hash, clearedBy }) => ({ symbol, form, hash, clearedBy })),
    files,
  });
  for (const { symbol, clearedBy } of issued)
    output.line(`${symbol} is issued${clearedBy === null ? '' : `, cleared by ${clearedBy}`}, and stays as it is.`);
  for (const file of files) output.line(`  ${file}`);
  output.line('What has come since: --diff shows it; --addendum, --corrigendum, --reissue');
  output.line('or --revision brings it to the readers.');
  return undefined;
};

const formOf = (options: CompileOptions): EditionForm => {
  const wanted = (['addendum', 'corrigendum', 'reissue', 'revision'] as const).filter((form) => options[form]);
  if (wanted.length > 1)
    throw new DomainRefusal(
      'usage',
      `Only one of ${wanted.map((form) => `--${form}`).join(' and ')} can be made at a time.`,
    );
  return wanted[0] ?? 'first';
};

const listOf = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter((each) => each !== '');

/** @throws DomainRefusal `usage` */
export const allowedKinds = (text: string | undefined): ObstacleKind[] =>
  listOf(text).map((each) => {
    const kind = obstacleKinds.find((known) => known === each);
    if (kind === undefined)
      throw new DomainRefusal('usage', `--allow does not know "${each}": it takes ${obstacleKinds.join(', ')}.`);
    return kind;
  });

const languagesOf = (text: string | undefined): Language[] | null => {
  const wanted = listOf(text);
  const unknown = wanted.find((each) => !isLanguage(each));
  if (unknown !== undefined)
    throw new DomainRefusal('usage', `--language does not know "${unknown}": it takes ar, zh, en, fr, ru, es.`);
  return wanted.length === 0 ? null : (wanted as Language[]);
};
