import type { ContentVerdict } from '../../domain/receive/inspection.ts';
import { rtfTokens } from '../submissions/rtf-tokens.ts';
import { accepted, FileRefused, fieldRefusal, isRemote } from './verdicts.ts';

const deepest = 512;
const objects = new Set([
  'object',
  'objdata',
  'objemb',
  'objlink',
  'objautlink',
  'objocx',
  'objsub',
  'objhtml',
  'objupdate',
  'objclass',
]);

/** Examines rich text: objects, fields that fetch or start something, templates from elsewhere. @throws FileRefused */
export const inspectRtf = (bytes: Uint8Array): ContentVerdict => {
  /** Per open group: what its text is wanted for, and the text so far. */
  const groups: { readonly wanted: 'field' | 'template' | null; text: string }[] = [];
  let ended = false;
  let after = 0;
  const write = (text: string): void => {
    if (groups.length === 0) after += text.replace(/[\s\p{Cc}]/gu, '').length;
    for (let index = groups.length - 1; index >= 0; index -= 1) {
      const group = groups[index];
      if (group?.wanted === null || group === undefined) break;
      if (group.text.length < 10_000) group.text += text;
    }
  };
  for (const token of rtfTokens(bytes)) {
    if (ended && token.kind !== 'text') after += 1;
    if (token.kind === 'open') {
      // A group within a field code or a template is a part of it.
      if (groups.push({ wanted: groups.at(-1)?.wanted ?? null, text: '' }) > deepest)
        throw new FileRefused('unsafe-structure', `Its groups are nested more than ${deepest} deep.`);
      ended = false;
    } else if (token.kind === 'close') {
      const group = groups.pop();
      if (group?.wanted === 'field') {
        const refusal = fieldRefusal(group.text);
        if (refusal !== null) throw refusal;
      }
      if (group?.wanted === 'template' && isRemote(group.text))
        throw new FileRefused('external-content', 'It takes its template from another place when it is opened.');
      ended = groups.length === 0;
    } else if (token.kind === 'control') {
      if (objects.has(token.name)) throw new FileRefused('embedded-files', 'It contains embedded objects.');
      const current = groups.length - 1;
      if (token.name === 'fldinst') groups[current] = { wanted: 'field', text: '' };
      else if (token.name === 'template') groups[current] = { wanted: 'template', text: '' };
      else if (token.name === '\\') write('\\');
      else if (token.name === 'u' && token.parameter !== null) write(String.fromCharCode(token.parameter & 0xffff));
    } else write(token.kind === 'byte' ? String.fromCharCode(token.value) : token.text);
  }
  if (groups.length > 0) throw new FileRefused('damaged', 'It is damaged: its end is missing.');
  if (after > 1024) throw new FileRefused('disguised', 'Something else follows after its end.');
  return accepted('rtf');
};
