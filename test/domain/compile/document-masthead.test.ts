import { describe, expect, it } from 'vitest';
import { documentMasthead } from '../../../domain/compile/document-masthead.ts';
import { samplePaperDefinition } from './sample-compilation.ts';

describe('the head of a paper', () => {
  it('of a parliamentary document has distribution, date and original languages', () => {
    expect(documentMasthead(samplePaperDefinition, '2015-09-11', ['fr', 'es', 'fr'])).toMatchObject({
      kind: 'parliamentary-document',
      symbol: 'CTOC/COP/WG.8/2015/2',
      distribution: 'Distr.: General',
      date: '11 September 2015',
      languageLine: 'Original: English/French/Spanish',
      agendaFootnote: 'CTOC/COP/WG.8/2015/1.',
    });
  });

  it.each([
    [[], 'English only'],
    [['en'], 'English only'],
    [['ru'], 'Original: English/Russian'],
    [['ar', 'zh', 'fr', 'ru', 'es'], 'Original: All languages'],
  ] as const)('of a conference room paper with texts in %j says "%s" and has no distribution', (used, line) => {
    const definition = { ...samplePaperDefinition, symbol: 'CTOC/COP/WG.8/2016/CRP.1' };
    expect(documentMasthead(definition, '2016-05-30', used)).toMatchObject({
      kind: 'conference-room-paper',
      distribution: null,
      languageLine: line,
    });
  });

  it('in one language still names the original in a parliamentary document', () => {
    expect(documentMasthead(samplePaperDefinition, '2015-09-11', []).languageLine).toBe('Original: English');
  });

  it('has the name of the body in one piece, however the campaign file breaks it', () => {
    const masthead = { ...samplePaperDefinition.masthead, body: ['Conference of the Parties to the', 'Convention'] };
    expect(documentMasthead({ ...samplePaperDefinition, masthead }, '2015-09-11', []).body).toEqual([
      'Conference of the Parties to the Convention',
    ]);
  });

  it('has no footnote without the item it belongs to', () => {
    const masthead = { ...samplePaperDefinition.masthead, agendaItem: null };
    expect(documentMasthead({ ...samplePaperDefinition, masthead }, '2015-09-11', []).agendaFootnote).toBeNull();
  });
});
