import type { Command } from 'commander';
import type { Database } from '../../../activities/ports/database.ts';
import type { SymbolRecord } from '../../../activities/ports/papers.ts';
import { parseSymbol } from '../../../domain/compile/document-symbol.ts';
import { parseSeries } from '../../../domain/compile/symbol-series.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { symbolChain } from '../../../domain/ledger/event.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { confirmSymbol } from '../confirm-symbol.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { officerWithRole } from '../role.ts';

interface SymbolOptions {
  readonly as?: string;
  readonly names?: string;
  readonly json?: boolean;
}

/** What a symbol command does, and to what. */
const works = ['list', 'assign', 'enter', 'confirm'] as const;

type Work = (typeof works)[number];

export const symbolCommand = (): Command =>
  withOfficer(newCommand('symbol', 'the register of document symbols: what each names, and the next number'))
    .argument('<what>', 'list; assign the next of a series; enter one used elsewhere; confirm one')
    .argument('[symbol]', 'the symbol; with assign its series, such as CTOC/COP/WG.8/2016/CRP')
    .option('--names <title>', 'with assign and enter: title of the document')
    .action((what: string, symbol: string | undefined, options: SymbolOptions) =>
      runCommand(options, async (context) => {
        const work = works.find((known) => known === what);
        if (work === undefined)
          throw new DomainRefusal('usage', `symbol does not know "${what}": it takes ${works.join(', ')}.`);
        const { read } = context.database();
        if (work === 'list') return printSymbols(context.output, await read.symbols());
        if (symbol === undefined)
          throw new DomainRefusal(
            'usage',
            `Which one? verbale symbol ${work} ${work === 'assign' ? '<series>' : '<symbol>'}`,
          );
        await change(context, work, symbol, options.names);
        return undefined;
      }),
    );

const change = async (
  context: CommandContext,
  work: Exclude<Work, 'list'>,
  text: string,
  title: string | undefined,
): Promise<void> => {
  const officer = await officerWithRole(context, 'registrar', 'change the register of symbols');
  const { output } = context;
  if (work === 'confirm') {
    const confirmed = await confirmSymbol(context.database(), parseSymbol(text).text, officer, Date.now());
    output.result(confirmed);
    output.line(`${confirmed.symbol} is confirmed for "${confirmed.names}".`);
    return;
  }
  if (title === undefined)
    throw new DomainRefusal('usage', 'What does it name? Give the title of the document with --names.');
  const given = await enter(context.database(), work, text, title, officer);
  output.result({ symbol: given, names: title });
  output.line(`${given} is ${work === 'assign' ? 'assigned to' : 'entered as that of'} "${title}".`);
};

const enter = (database: Database, work: 'assign' | 'enter', text: string, names: string, officer: string) =>
  database.transaction(async (unit) => {
    const enteredAtMs = Date.now();
    const entry = { names, campaignId: null, enteredBy: officer, enteredAtMs };
    const symbol = work === 'assign' ? await unit.assignSymbol(parseSeries(text).text, entry) : parseSymbol(text).text;
    const [other] = work === 'assign' ? [] : await unit.enterSymbol(symbol, 'assigned', entry);
    if (other !== undefined)
      throw new DomainRefusal('symbol-in-use', `${other.symbol} already names "${other.names}".`);
    await unit.append(symbolChain, [
      { atMs: enteredAtMs, type: `symbol-${work}ed`, subject: null, actor: officer, data: { symbol, names } },
    ]);
    return symbol;
  });

const printSymbols = (output: Output, symbols: readonly SymbolRecord[]): undefined => {
  output.result({ symbols });
  if (symbols.length === 0) output.line('No symbol has been assigned or typed yet.');
  for (const { key, state, campaignId, names, confirmedBy } of symbols) {
    output.line(`${key.padEnd(36)} ${state}${confirmedBy === null ? '' : ` by ${confirmedBy}`}`);
    output.line(output.faint(`  ${campaignId === null ? '' : `${campaignId}: `}${names}`.slice(0, 80)));
  }
  return undefined;
};
