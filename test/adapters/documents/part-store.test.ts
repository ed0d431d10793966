import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderPartStore } from '../../../adapters/documents/part-store.ts';
import { ownFolder } from '../../support/stack.ts';

const key = (digit: string): string => digit.repeat(64);

it('gives back what was put in, to another process too, and nothing else', () => {
  const folder = join(ownFolder('parts'), 'made', 'when', 'needed');
  const store = folderPartStore(folder);
  expect(store.get(key('a'))).toBeNull();
  store.put(key('a'), Buffer.from('one'));
  expect(Buffer.from(folderPartStore(folder).get(key('a')) ?? []).toString()).toBe('one');
  expect(readdirSync(folder)).toEqual([key('a')]);
});

it('does no harm where its folder cannot be written', () => {
  const file = join(ownFolder('parts'), 'a-file');
  writeFileSync(file, '');
  const store = folderPartStore(join(file, 'below'));
  store.put(key('b'), Buffer.from('two'));
  expect(store.get(key('b'))).toBeNull();
});
