import type { Fact } from '../../domain/registry/fact.ts';

export interface RegistryReads {
  /** Every version of every fact, in order of kind, id and version; one kind only where it is named. */
  facts(kind?: string): Promise<readonly Fact[]>;
}
