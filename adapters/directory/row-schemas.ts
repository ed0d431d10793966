import { z } from 'zod';
import { entityKinds, isState, regionalGroups } from '../../domain/directory/entity.ts';
import { type Language, languages } from '../../domain/language.ts';
import {
  calendarDay,
  entityCode,
  filledText,
  languageList,
  mailboxList,
  optionalText,
  orEmpty,
  word,
  yesOrNo,
} from './cell-schemas.ts';
import type { CsvColumns } from './csv-table.ts';

/** Columns and schema of every file. Schemas check one row; what holds between rows is checked afterwards. */

/** Columns of one language in entities.csv. */
export const nameColumns = (language: Language) => ({
  name: `name_${language}`,
  address: `address_${language}`,
  sort: `sort_${language}`,
  reviewed: `reviewed_${language}`,
});

const entityCells = ['code', 'kind', 'm49', 'group', 'languages', 'mailboxes'] as const;

export const entityColumns: CsvColumns = {
  required: [...entityCells, 'name_en', 'address_en'],
  optional: languages
    .flatMap((language) => Object.values(nameColumns(language)))
    .filter((name) => name !== 'name_en' && name !== 'address_en'),
};

export const entityRow = z
  .object({
    code: entityCode,
    kind: word(entityKinds),
    m49: orEmpty(
      z.string().regex(/^\d{3}$/, { error: ({ input }) => `"${input}" is not an M49 code of three digits` }),
    ),
    group: orEmpty(word(regionalGroups)),
    languages: languageList,
    mailboxes: mailboxList,
  })
  .superRefine((row, context) => {
    if (isState(row) && !/^[A-Z]{3}$/.test(row.code)) {
      context.addIssue({
        code: 'custom',
        path: ['code'],
        message: `"${row.code}" is not the ISO 3166-1 alpha-3 code of a State`,
      });
    }
    if (row.kind === 'member-state' && row.group === null) {
      context.addIssue({
        code: 'custom',
        path: ['group'],
        message: `is empty for a Member State: use one of ${regionalGroups.join(', ')}`,
      });
    }
  });

/** The four cells of one name, under whatever column names they stand. */
export const nameCells = z.object({ name: filledText, address: filledText, sort: optionalText, reviewed: yesOrNo });

export const formerNameColumns: CsvColumns = {
  required: ['code', 'language', 'until', 'name', 'address'],
  optional: ['sort', 'reviewed'],
};

export const formerNameRow = nameCells.extend({ code: entityCode, language: word(languages), until: calendarDay });

export const instrumentColumns: CsvColumns = {
  required: ['code', 'title', 'checked_from', 'checked_to'],
  optional: [],
};

export const instrumentRow = z
  .object({ code: entityCode, title: filledText, checked_from: calendarDay, checked_to: calendarDay })
  .superRefine((row, context) => {
    if (row.checked_from <= row.checked_to) return;
    const message = `"${row.checked_to}" lies before checked_from "${row.checked_from}": exchange them or correct one`;
    context.addIssue({ code: 'custom', path: ['checked_to'], message });
  });

export const treatyStatusColumns: CsvColumns = { required: ['entity', 'instrument', 'status', 'since'], optional: [] };

export const treatyStatusRow = z.object({
  entity: entityCode,
  instrument: entityCode,
  status: word(['party', 'signatory']),
  since: orEmpty(calendarDay),
});
