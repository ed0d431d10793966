import { wordParts, zipOf } from './zip-fixture.ts';

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with a numbering and styles written by hand. */
export const numberedWord = (of: {
  readonly numbering: string;
  readonly body: string;
  readonly styles?: string;
}): Buffer => {
  const [types, ...others] = wordParts(of.body);
  const relation = (kind: string): string =>
    `<Relationship Id="${kind}" Type="${kinds}/${kind}" Target="${kind}.xml"/>`;
  const type = (kind: string): string =>
    `<Override PartName="/word/${kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: String(types?.content).replace('</Types>', `${type('numbering')}${type('styles')}</Types>`),
    },
    ...others,
    {
      name: 'word/numbering.xml',
      content: `<?xml version="1.0"?><w:numbering ${namespace}>${of.numbering}</w:numbering>`,
    },
    { name: 'word/styles.xml', content: `<?xml version="1.0"?><w:styles ${namespace}>${of.styles ?? ''}</w:styles>` },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('numbering')}${relation('styles')}</Relationships>`,
    },
  ]);
};
