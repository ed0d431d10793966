import type { Command } from 'commander';
import { openKeyedHash } from '../../../adapters/database/installation-secret.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { meetings } from '../../../domain/meetings/meeting.ts';
import { toldMeetings } from '../../../domain/meetings/told-meetings.ts';
import { newCommand, runCommand } from '../command.ts';
import { chooseMeetings, type MeetingChoice } from '../meetings/choose-meetings.ts';
import { printMeetings } from '../meetings/print-meetings.ts';
import { printMonth } from '../meetings/print-month.ts';
import { writeFeed } from '../meetings/write-feed.ts';
import { readRegistry } from '../registry-day.ts';

interface MeetingsOptions extends MeetingChoice {
  readonly asAt?: string;
  readonly calendar?: string;
  readonly json?: boolean;
}

export const meetingsCommand = (): Command =>
  newCommand('meetings', 'meetings and sessions: list, pairs, totals, a month, a calendar feed')
    .option('--as-at <day>', 'as it was known on that day (default: today)')
    .option('--body <id>', 'only those of one body')
    .option('--from <day>', 'only those that end on that day or later')
    .option('--to <day>', 'only those that begin on that day or earlier')
    .option('--month <YYYY-MM>', 'draw one month instead of the list')
    .option('--calendar <file>', 'write an iCalendar feed instead of the list')
    .action((options: MeetingsOptions) =>
      runCommand(options, async (context) => {
        const { output } = context;
        const { calendar, month } = options;
        if (calendar !== undefined && month !== undefined)
          throw new DomainRefusal('usage', 'Name either --month or --calendar.');
        const { view, facts, day } = await readRegistry(context, options.asAt);
        if (calendar === undefined) {
          const chosen = chooseMeetings(view, view.all(meetings), options);
          if (month === undefined) printMeetings(output, view, day, chosen);
          else printMonth(output, view, month, chosen);
          return undefined;
        }
        const told = new Map(toldMeetings(facts, day).map((each) => [each.meeting, each]));
        const chosen = chooseMeetings(view, [...told.keys()], options).flatMap((meeting) => told.get(meeting) ?? []);
        const origin = (await openKeyedHash(context.databaseClient()))('meetings').slice(0, 32);
        writeFeed(calendar, origin, view, chosen);
        const takenBack = chosen.filter((each) => each.takenBack).length;
        output.result({ file: calendar, meetings: chosen.length, cancelled: takenBack });
        output.line(`${chosen.length} meetings written to ${calendar}, ${takenBack} of them as cancelled.`);
        return undefined;
      }),
    );
