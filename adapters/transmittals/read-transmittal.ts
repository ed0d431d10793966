import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ManifestReading, TransmittalContents } from '../../activities/ports/transmittals.ts';
import { DomainRefusal, NotFound, PermanentFailure } from '../../domain/errors.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { TransmittalForm } from '../../domain/receive/transmittal/transmittal.ts';
import { readMessageHead } from '../mail/message-head.ts';
import { parseIncoming } from '../mail/parse-incoming.ts';
import { looksLikeZip } from '../submissions/zip-directory.ts';
import { batchLimits, type FoundFile, isLeftBehind } from './batch-limits.ts';
import { parseManifest } from './parse-manifest.ts';
import { readFolder } from './read-folder.ts';
import { unpackZip } from './unpack-zip.ts';

/** A batch as it was found, ready to be stored. */
export interface ReadTransmittal extends TransmittalContents {
  readonly form: TransmittalForm;
  readonly rawSha256: string;
  readonly blobs: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
}

interface Batch {
  readonly form: TransmittalForm;
  /** The message or archive; null for a folder, which has no bytes of its own. */
  readonly raw: Uint8Array | null;
  readonly files: readonly FoundFile[];
  readonly faults: readonly string[];
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const manifestName = /^manifest\.(?:csv|ya?ml)$/i;

/**
 * Reads a batch from a folder, an archive or a message. A file called manifest.csv or manifest.yaml in it says whose
 * text each file is, unless another one is given; it is no part of the batch. What is wrong with batch or manifest is in
 * `mistakes`, for the batch is to be stored all the same.
 * @param manifestPath a manifest that lies elsewhere
 * @throws NotFound, DomainRefusal `usage` where there is nothing that could be stored
 */
export const readTransmittal = async (path: string, manifestPath?: string): Promise<ReadTransmittal> => {
  const batch = await readBatch(path);
  const isManifest = ({ name }: FoundFile): boolean => manifestName.test(name.split('/').at(-1) ?? '');
  const inside = batch.files.filter(isManifest);
  const files = batch.files.filter((file) => !isManifest(file) && !isLeftBehind(file.name));
  if (files.length === 0 && batch.faults.length === 0 && batch.raw === null)
    throw new DomainRefusal('usage', `There is no document in "${path}".`);
  const mistakes = batch.faults.map((message) => ({ path: basename(path), message }));
  if (inside.length > 1 && manifestPath === undefined)
    mistakes.push({
      path: basename(path),
      message: `There are ${inside.length} manifests in the batch: leave one, or name one with --manifest.`,
    });
  const given =
    manifestPath === undefined ? inside[0] : { name: basename(manifestPath), bytes: await bytesAt(manifestPath) };
  const hashed = files.map((file) => ({ ...file, sha256: sha256(file.bytes), size: file.bytes.byteLength }));
  const listed = hashed.map(({ name, sha256: hash, size }) => ({ name, sha256: hash, size }));
  const raw = batch.raw ?? new TextEncoder().encode(canonicalJson(listed));
  return {
    form: batch.form,
    rawSha256: sha256(raw),
    files: listed,
    manifest: given === undefined ? null : readingOf(given),
    mistakes,
    blobs: [
      { sha256: sha256(raw), bytes: raw },
      ...(given === undefined ? [] : [{ sha256: sha256(given.bytes), bytes: given.bytes }]),
      ...hashed.map(({ bytes, sha256: hash }) => ({ sha256: hash, bytes })),
    ],
  };
};

const readingOf = ({ name, bytes }: FoundFile): ManifestReading => {
  const own = name.split('/').at(-1) ?? name;
  return { name: own, sha256: sha256(bytes), ...parseManifest(own, bytes) };
};

const bytesAt = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch {
    throw new NotFound('The file', path, 'check the path');
  }
};

const readBatch = async (path: string): Promise<Batch> => {
  const found = await stat(path).catch(() => {
    throw new NotFound('The folder or file', path, 'check the path');
  });
  if (found.isDirectory()) return { form: 'folder', raw: null, ...(await readFolder(path)) };
  if (found.size > batchLimits.bytes) throw new DomainRefusal('usage', `"${path}" is larger than 200 MB.`);
  const raw = await readFile(path);
  if (raw.byteLength === 0) throw new DomainRefusal('usage', `"${path}" is empty.`);
  if (looksLikeZip(raw)) return { form: 'zip', raw, ...unpackZip(raw) };
  if (readMessageHead(raw).headerFrom === '')
    throw new DomainRefusal('usage', `"${path}" is no batch: give a folder, a .zip file, or a message saved as .eml.`);
  return { form: 'email', raw, ...(await readMessage(raw)) };
};

/** The attachments of a message; an archive among them is unpacked. What the message itself says is its covering letter. */
const readMessage = async (raw: Uint8Array): Promise<{ files: FoundFile[]; faults: string[] }> => {
  const files: FoundFile[] = [];
  const faults: string[] = [];
  try {
    const { message, files: attached } = await parseIncoming(raw, { from: '', to: [] });
    for (const [index, { name, bytes }] of attached.entries()) {
      if (message.attachments[index]?.inline && message.attachments[index]?.mediaType.startsWith('image/')) continue;
      if (/\.zip$/i.test(name) && looksLikeZip(bytes)) {
        const unpacked = unpackZip(bytes);
        files.push(...unpacked.files.map((file) => ({ ...file, name: `${name}/${file.name}` })));
        faults.push(...unpacked.faults);
      } else files.push({ name: unique(name, files), bytes });
    }
  } catch (error) {
    if (!(error instanceof PermanentFailure)) throw error;
    faults.push(error.message);
  }
  if (files.length === 0 && faults.length === 0) faults.push('The message has no attachment.');
  return { files, faults };
};

/** Two attachments of one name are two files: the second has its number before its name. */
const unique = (name: string, files: readonly FoundFile[]): string => {
  const count = files.filter((file) => file.name === name || file.name.endsWith(`/${name}`)).length;
  return count === 0 ? name : `${count + 1}/${name}`;
};
