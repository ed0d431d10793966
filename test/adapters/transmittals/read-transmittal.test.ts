import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { readTransmittal } from '../../../adapters/transmittals/read-transmittal.ts';
import { DomainRefusal, NotFound } from '../../../domain/errors.ts';
import { writeMail } from '../../../stack/missions/mime.ts';
import { ownFolder } from '../../support/stack.ts';
import { zipOf } from '../submissions/zip-fixture.ts';

const manifest = 'file,entity\nAustria.txt,AUT\nsub/Kénia.txt,KEN\n';
const contents = { 'Austria.txt': 'Comments of Austria', 'sub/Kénia.txt': 'Comments of Kenya' };

const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = ownFolder('batch');
  mkdirSync(join(folder, 'sub'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

const fileOf = (name: string, bytes: Uint8Array): string => {
  const path = join(ownFolder('batch'), name);
  writeFileSync(path, bytes);
  return path;
};

const mailOf = (attachments: Readonly<Record<string, Buffer>>): Buffer =>
  writeMail({
    messageId: '<batch@chair.example>',
    from: { name: 'The Chair', address: 'chair@chair.example' },
    to: 'transmittals@secretariat.example',
    subject: 'Comments',
    date: new Date('2016-05-24T08:00:00Z'),
    text: 'Please find attached.',
    charset: 'utf-8',
    transferEncoding: 'base64',
    attachments: Object.entries(attachments).map(([name, content]) => ({
      name,
      mediaType: name.endsWith('.txt') ? 'text/plain; charset=iso-8859-1' : 'application/octet-stream',
      content,
    })),
  });

const expected = Object.entries(contents).map(([name, text]) => ({
  name,
  sha256: sha256(text),
  size: Buffer.byteLength(text),
}));

describe('a batch', () => {
  it('is read from a folder, without what programs leave behind, under the hash of its list', async () => {
    const folder = folderOf({ ...contents, 'manifest.csv': manifest, '.DS_Store': 'x', '~$Austria.txt': 'x' });
    const batch = await readTransmittal(folder);
    expect(batch).toMatchObject({ form: 'folder', files: expected, mistakes: [] });
    expect(batch.manifest?.lines.map(({ line, files, codes }) => [line, files, codes])).toEqual([
      [2, ['Austria.txt'], ['AUT']],
      [3, ['sub/Kénia.txt'], ['KEN']],
    ]);
    for (const { sha256: hash, bytes } of batch.blobs) expect(sha256(bytes)).toBe(hash);
    const again = await readTransmittal(folderOf(contents));
    expect(again.rawSha256).toBe(batch.rawSha256);
    const other = await readTransmittal(folderOf({ ...contents, 'Austria.txt': 'Comments of Austria.' }));
    expect(other.rawSha256).not.toBe(batch.rawSha256);
  });

  it('is read from an archive, whose own bytes it is', async () => {
    const zip = zipOf([
      ...Object.entries(contents).map(([name, content]) => ({ name, content })),
      { name: '__MACOSX/._Austria.txt', content: 'x' },
      { name: 'manifest.yaml', content: 'texts:\n  - file: Austria.txt\n    entity: AUT\nkept: [sub/Kénia.txt]\n' },
    ]);
    const batch = await readTransmittal(fileOf('batch.zip', zip));
    expect(batch).toMatchObject({ form: 'zip', rawSha256: sha256(zip), files: expected, mistakes: [] });
    expect(batch.manifest?.lines.map(({ line, codes }) => [line, codes])).toEqual([
      [2, ['AUT']],
      [4, ['-']],
    ]);
  });

  it('is read from a message, byte for byte, with the archive that is attached to it', async () => {
    const latin = Buffer.from('Commentaires de l\u2019\u00c9tat: \u00e9\n', 'latin1');
    const zip = zipOf([{ name: 'Kenya.txt', content: 'Comments of Kenya' }]);
    const raw = mailOf({ 'État.txt': latin, 'more.zip': zip });
    const batch = await readTransmittal(fileOf('batch.eml', raw));
    expect(batch).toMatchObject({ form: 'email', rawSha256: sha256(raw), manifest: null, mistakes: [] });
    expect(batch.files).toEqual([
      { name: 'État.txt', sha256: sha256(latin), size: latin.length },
      { name: 'more.zip/Kenya.txt', sha256: sha256('Comments of Kenya'), size: 17 },
    ]);
  });

  it('that cannot be trusted is stored all the same, with what is wrong said', async () => {
    const faulty = async (parts: Parameters<typeof zipOf>[0]): Promise<string> => {
      const batch = await readTransmittal(fileOf('batch.zip', zipOf(parts)));
      expect(batch.files).toEqual([]);
      expect(batch.blobs.length).toBeGreaterThan(0);
      return batch.mistakes.map(({ message }) => message).join(' ');
    };
    expect(await faulty([{ name: '../../etc/x.txt', content: 'x' }])).toMatch(/leads out of it/);
    expect(await faulty([{ name: 'a.txt', content: 'x', encrypted: true }])).toMatch(/encrypted/);
    expect(await faulty([{ name: 'a.txt', content: 'x', symbolicLink: true }])).toMatch(/link/);
    expect(await faulty([{ name: 'a.txt', content: 'x'.repeat(3_000_000) }])).toMatch(/no honest document/);
    expect(await faulty([{ name: 'a.txt', content: 'xx', declaredSize: 1 }])).toMatch(
      /larger than it declares|declares/,
    );
    const folder = folderOf(contents);
    symlinkSync('/etc/passwd', join(folder, 'passwd.txt'));
    expect((await readTransmittal(folder)).mistakes.map(({ message }) => message)).toEqual([
      '"passwd.txt" is a link or no file: put the file itself there.',
    ]);
    const empty = await readTransmittal(fileOf('batch.eml', mailOf({})));
    expect(empty.mistakes[0]?.message).toBe('The message has no attachment.');
  });

  it('that is none is refused', async () => {
    await expect(readTransmittal('/nowhere')).rejects.toThrow(NotFound);
    await expect(readTransmittal(fileOf('a.pdf', Buffer.from('%PDF-1.7')))).rejects.toThrow(DomainRefusal);
    await expect(readTransmittal(fileOf('a.eml', Buffer.from('')))).rejects.toThrow(/empty/);
    await expect(readTransmittal(folderOf({ 'manifest.csv': manifest }))).rejects.toThrow(/no document/);
  });

  it('may have its manifest elsewhere', async () => {
    const path = fileOf('corrected.csv', Buffer.from('file,entity\nAustria.txt,AUT\n'));
    const batch = await readTransmittal(folderOf({ ...contents, 'manifest.csv': 'nonsense' }), path);
    expect(batch.manifest).toMatchObject({ name: 'corrected.csv', mistakes: [] });
  });
});
