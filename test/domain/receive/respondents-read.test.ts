import { describe, expect, it } from 'vitest';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import { membersOfTheUnion } from '../../../domain/directory/european-union.ts';
import { entityNames } from '../../../domain/receive/entity-names.ts';
import { type RespondentsRead, respondentsRead } from '../../../domain/receive/respondents-read.ts';

const names = entityNames(readDirectoryCsv('prisma/seed/directory').entities);

const read = (code: string, text: string, where: 'subject' | 'newText' | 'fileText' = 'newText'): RespondentsRead =>
  respondentsRead({ subject: '', newText: '', fileText: '', [where]: text }, code, names, '2015-06-30');

const codesOf = (found: RespondentsRead): string =>
  found.kind === 'known' ? found.respondents.map(({ code }) => code).join(' ') : `? ${found.candidates.join(' ')}`;

describe('a joint text', () => {
  it.each([
    ['AUT', 'Joint submission by Austria, Costa Rica and Switzerland', 'AUT CRI CHE'],
    ['CHE', 'Joint comments of the Republic of Austria and the Swiss Confederation, as follows.', 'AUT CHE'],
    ['TTO', 'Joint reply by Antigua and Barbuda, Barbados and Trinidad and Tobago to the note', 'ATG BRB TTO'],
    ['AUT', 'The Permanent Missions of Austria and Bosnia and Herzegovina present their compliments', 'AUT BIH'],
    ['FRA', 'Les Missions permanentes de l’Autriche et de la France présentent leurs compliments', 'AUT FRA'],
    ['ESP', 'Contribución conjunta de Costa Rica, España y México', 'CRI ESP MEX'],
    ['AUT', '联合提交：奥地利、瑞士和哥斯达黎加', 'AUT CHE CRI'],
  ])('of %s is read from "%s"', (code, text, expected) => {
    for (const where of ['subject', 'newText', 'fileText'] as const)
      expect(codesOf(read(code, text, where))).toBe(expected);
  });

  it.each([
    ['of others than its sender', 'AUT', 'Joint submission by Costa Rica and Switzerland', '? AUT CRI CHE'],
    ['of a name that is not known', 'AUT', 'Joint submission by Austria, Ruritania and Switzerland', '? AUT CHE'],
    ['of nobody that could be read', 'AUT', 'Joint submission by several delegations', '? AUT'],
    ['on behalf of another State', 'AUT', 'These comments are sent on behalf of Liechtenstein.', '? AUT LIE'],
    ['of a group', 'ZAF', 'This text is submitted on behalf of the Group of 77 and China.', '? ZAF'],
    ['of the Union sent by its presidency', 'LUX', 'on behalf of the European Union and its member States', '? LUX EU'],
  ])('%s is for a person', (_, code, text, expected) => {
    expect(codesOf(read(code, text))).toBe(expected);
  });

  it.each([
    'I am writing on behalf of the Government of Austria.',
    'On behalf of the Permanent Representative, please find attached the comments.',
    'The comments below deal with joint investigations by Austria and Switzerland.',
    'The European Union and its member States have adopted rules on the subject.',
    'Austria supports the joint statement of the meeting of 2014.',
  ])('is none where it says "%s"', (text) => {
    expect(codesOf(read('AUT', text))).toBe('AUT');
  });
});

describe('the Union', () => {
  it('writes for itself', () => {
    expect(codesOf(read('EU', 'The Delegation of the European Union presents its compliments'))).toBe('EU');
    expect(codesOf(read('EU', 'On behalf of the European Union, I transmit the following.'))).toBe('EU');
  });

  it.each([
    'submitted on behalf of the European Union and its member States',
    'on behalf of the European Union and its 28 Member States',
    'au nom de l’Union européenne et de ses États membres',
    'en nombre de la Unión Europea y sus Estados miembros',
  ])('writes on behalf of its members where it says "%s"', (text) => {
    const found = read('EU', text);
    expect(
      found.kind === 'known' && found.respondents.filter(({ capacity }) => capacity === 'on-behalf-of'),
    ).toHaveLength(28);
  });

  it.each([
    ['2013-06-30', 27, 'GBR', true],
    ['2015-06-30', 28, 'HRV', true],
    ['2020-02-01', 27, 'GBR', false],
  ])('had on %s %i members', (day, count, code, isOne) => {
    expect(membersOfTheUnion(day)).toHaveLength(count);
    expect(membersOfTheUnion(day).includes(code)).toBe(isOne);
  });
});
