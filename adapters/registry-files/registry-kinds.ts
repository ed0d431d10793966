import type { z } from 'zod';
import { documents } from '../../domain/documents/document.ts';
import { bodies } from '../../domain/meetings/body.ts';
import { meetings } from '../../domain/meetings/meeting.ts';
import type { FactKind, FactOrigin } from '../../domain/registry/fact.ts';
import type { FactKinds } from '../../domain/registry/registry-rules.ts';
import { documentSchema } from './document-schema.ts';
import { bodySchema, meetingSchema } from './meeting-schemas.ts';

/** A kind of fact with the schema that its files and rows are held to. */
export interface RegistryKind {
  readonly kind: FactKind<FactOrigin>;
  readonly schema: z.ZodObject;
}

/** Binds a kind to its schema; whoever breaks the agreement of the two is told by the compiler. */
const kindWith = <Content extends FactOrigin>(
  kind: FactKind<Content>,
  schema: z.ZodObject & z.ZodType<Content & { readonly id: string; readonly knownSince: string }>,
): RegistryKind => ({ kind: kind as unknown as FactKind<FactOrigin>, schema });

/** Every kind of fact that there is, in the order in which they are counted and exported. */
export const registryKinds: readonly RegistryKind[] = [
  kindWith(bodies, bodySchema),
  kindWith(meetings, meetingSchema),
  kindWith(documents, documentSchema),
];

/** The kinds by name, for the rules. */
export const factKinds: FactKinds = new Map(registryKinds.map(({ kind }) => [kind.name, kind]));
