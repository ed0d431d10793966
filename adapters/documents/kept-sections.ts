import { createHash } from 'node:crypto';
import type { PaperBlock, SectionBlock } from '../../domain/paper/paper.ts';
import { noPartStore, type PartStore } from './part-store.ts';
import { rendererVersion } from './renderer-version.ts';

/** What each submission of a paper became in a form, for the next paper that has it. */
export interface KeptSections {
  /**
   * The section in a form: as it was kept, or made now and kept.
   * @param place all that its rendering depends on besides the section itself and the files it names by their hash
   */
  text(form: 'html' | 'akn' | 'text' | 'word', section: SectionBlock, place: unknown, make: () => string): string;
}

export const noKeptSections: KeptSections = { text: (_form, _section, _place, make) => make() };

/** Names a block by all that is in it. */
export type BlockHash = (block: PaperBlock) => string;

/** Works out the hash of each block once, however many forms ask for it. */
export const openBlockHash = (): BlockHash => {
  const known = new WeakMap<PaperBlock, string>();
  return (block) => {
    const hash = known.get(block) ?? createHash('sha256').update(JSON.stringify(block)).digest('hex');
    known.set(block, hash);
    return hash;
  };
};

export const openKeptSections = (store: PartStore, hashOf: BlockHash): KeptSections => {
  if (store === noPartStore) return noKeptSections;
  return {
    text: (form, section, place, make) => {
      const key = createHash('sha256')
        .update(JSON.stringify([rendererVersion(), form, hashOf(section), place]))
        .digest('hex');
      const kept = store.get(key);
      if (kept !== null) return Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength).toString('utf8');
      const text = make();
      store.put(key, Buffer.from(text));
      return text;
    },
  };
};
