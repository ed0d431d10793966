import type { ContentVerdict } from '../../domain/receive/inspection.ts';
import type { ZipEntry } from '../submissions/zip-directory.ts';
import { readPart } from './inspect-word.ts';
import { foreignPart, unpacked } from './inspect-zip.ts';
import { accepted, FileRefused, isRemote } from './verdicts.ts';
import { firstValue, valuesOf } from './xml-events.ts';

const active = new Set([
  'event-listener',
  'applet',
  'plugin',
  'dde-source',
  'dde-link',
  'dde-connection',
  'dde-connection-decl',
]);
/** Elements whose address is a link that a reader follows by choosing it. */
const links = new Set(['a', 'bookmark', 'reference']);

const checkPart = (content: Uint8Array): void =>
  readPart(content, {
    open: (name, attributes) => {
      if (name === 'encryption-data') throw new FileRefused('encrypted', 'It is encrypted.');
      if (name === 'script' || name === 'libraries') throw new FileRefused('macros', 'It contains macros.');
      if (active.has(name))
        throw new FileRefused(
          'active-content',
          name.startsWith('dde') ? 'It is linked to another program (DDE).' : 'It contains commands of its own.',
        );
      const targets = valuesOf(attributes, 'href');
      if ((name === 'object' || name === 'object-ole') && targets.length > 0)
        throw new FileRefused('embedded-files', 'It contains embedded files.');
      if (name === 'section-source' || name === 'floating-frame' || (!links.has(name) && targets.some(isRemote)))
        throw new FileRefused('external-content', 'It takes content from another place when it is opened.');
    },
  });

const mediaTypeOf = (manifest: Uint8Array): string => {
  let type = '';
  readPart(manifest, {
    open: (_, attributes) => {
      if (firstValue(attributes, 'full-path') === '/') type = firstValue(attributes, 'media-type') ?? '';
    },
  });
  return type;
};

/** Examines OpenDocument text: every part unpacked once, every XML part read. @throws FileRefused */
export const inspectOpenDocument = (bytes: Uint8Array, entries: readonly ZipEntry[]): ContentVerdict => {
  const named = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name);
  const declared = named('mimetype');
  const manifest = named('META-INF/manifest.xml');
  const type =
    declared === undefined
      ? manifest === undefined
        ? ''
        : mediaTypeOf(unpacked(bytes, manifest))
      : unpacked(bytes, declared).toString('latin1').trim();
  if (entries.some(({ name }) => /^(?:Basic|Scripts|Dialogs)\/|macrosignatures/i.test(name)))
    throw new FileRefused('macros', 'It contains macros.');
  if (entries.some(({ name }) => /^(?:Object|OLE|ObjectReplacements)[ /\d]/i.test(name) && !name.endsWith('/')))
    throw new FileRefused('embedded-files', 'It contains embedded files.');
  for (const entry of entries) {
    // What an encrypted part holds is no XML; the manifest says so, and comes first here.
    if (entry.name === 'META-INF/manifest.xml') checkPart(unpacked(bytes, entry));
  }
  if (type !== 'application/vnd.oasis.opendocument.text' || named('content.xml') === undefined)
    throw new FileRefused('kind-not-accepted', 'It is an OpenDocument file, but not a text.');
  for (const entry of entries) {
    const content = unpacked(bytes, entry);
    const foreign = foreignPart(entry.name, content);
    if (foreign !== null) throw new FileRefused('embedded-files', `It contains ${foreign}.`);
    if (/\.(?:xml|rdf)$/i.test(entry.name) && entry.name !== 'META-INF/manifest.xml') checkPart(content);
  }
  return accepted('odt');
};
