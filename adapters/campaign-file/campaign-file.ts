import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { DomainRefusal, type Mistake, NotFound } from '../../domain/errors.ts';
import { CampaignFile } from './campaign-schema.ts';
import { crossFieldMistakes } from './cross-field-rules.ts';
import { fieldsAt } from './field-names.ts';
import { normaliseCampaign } from './normalise.ts';
import { schemaMistakes } from './schema-mistakes.ts';
import { parseYamlSource } from './yaml-source.ts';

/** A campaign file is a page or two; anything near this is another kind of file. */
const maximumBytes = 256 * 1024;

/**
 * Reads a campaign file and checks it whole.
 * @throws NotFound when there is no such file.
 * @throws DomainRefusal `campaign-file-unreadable` when it cannot be opened, `campaign-file-invalid` as {@link parseCampaignFile}.
 */
export const readCampaignFile = async (path: string): Promise<CampaignDefinition> => {
  const bytes = await bytesOf(path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid(basename(path), [{ path: '', line: 1, message: 'The file is not UTF-8 text: save it as UTF-8.' }]);
  }
  return parseCampaignFile(text, basename(path));
};

/**
 * Checks the text of a campaign file and fills in its defaults. `fileName` only names it in messages.
 * @throws DomainRefusal `campaign-file-invalid` whose `mistakes` name every mistake with its path and line.
 */
export const parseCampaignFile = (text: string, fileName: string): CampaignDefinition => {
  if (Buffer.byteLength(text) > maximumBytes) throw invalid(fileName, [tooLarge]);
  const source = parseYamlSource(text);
  if (source.value === undefined) throw invalid(fileName, source.mistakes);
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    const message = 'The file holds no fields: begin with "id:" and "title:" (docs/campaign-file.md).';
    throw invalid(fileName, [...source.mistakes, { path: '', line: 1, message }]);
  }
  const parsed = CampaignFile.safeParse(source.value);
  const mistakes = [
    ...source.mistakes,
    ...(parsed.success ? [] : schemaMistakes(parsed.error.issues, source, fieldsAt)),
    ...crossFieldMistakes(source),
  ];
  if (!parsed.success || mistakes.length > 0) throw invalid(fileName, mistakes);
  return normaliseCampaign(parsed.data);
};

const tooLarge: Mistake = {
  path: '',
  line: 1,
  message: `The file is larger than ${maximumBytes / 1024} KiB: a campaign file holds fields and wording only, no documents.`,
};

const bytesOf = async (path: string): Promise<Uint8Array> => {
  try {
    const { size } = await stat(path);
    if (size > maximumBytes) throw invalid(basename(path), [tooLarge]);
    return await readFile(path);
  } catch (error) {
    if (error instanceof DomainRefusal) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new NotFound('Campaign file', path, 'check the path; examples are in campaigns/');
    throw new DomainRefusal(
      'campaign-file-unreadable',
      `The campaign file "${path}" cannot be read (${code ?? String(error)}).`,
    );
  }
};

const invalid = (fileName: string, mistakes: readonly Mistake[]): DomainRefusal => {
  const inOrder = mistakes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const count = inOrder.length === 1 ? 'one mistake' : `${inOrder.length} mistakes`;
  return new DomainRefusal('campaign-file-invalid', `${fileName} has ${count}; nothing was started.`, inOrder);
};
