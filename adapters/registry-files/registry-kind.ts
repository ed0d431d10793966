import type { z } from 'zod';
import type { FactKind, FactOrigin } from '../../domain/registry/fact.ts';

/** A kind of fact with the schema that its files and rows are held to. */
export interface RegistryKind {
  readonly kind: FactKind<FactOrigin>;
  readonly schema: z.ZodObject;
}

/** Binds a kind to its schema; whoever breaks the agreement of the two is told by the compiler. */
export const kindWith = <Content extends FactOrigin>(
  kind: FactKind<Content>,
  schema: z.ZodObject & z.ZodType<Content & { readonly id: string; readonly knownSince: string }>,
): RegistryKind => ({ kind: kind as unknown as FactKind<FactOrigin>, schema });
