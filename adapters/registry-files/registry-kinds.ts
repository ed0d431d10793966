import { documents } from '../../domain/documents/document.ts';
import { entitlements } from '../../domain/efficiency/entitlement.ts';
import { redistributions } from '../../domain/efficiency/redistribution.ts';
import { bodies } from '../../domain/meetings/body.ts';
import { meetings } from '../../domain/meetings/meeting.ts';
import type { FactKinds } from '../../domain/registry/registry-rules.ts';
import { documentSchema } from './document-schema.ts';
import { entitlementSchema, redistributionSchema } from './efficiency-schemas.ts';
import { mandateKinds } from './mandate-kinds.ts';
import { bodySchema, meetingSchema } from './meeting-schemas.ts';
import { kindWith, type RegistryKind } from './registry-kind.ts';

/** Every kind of fact that there is, in the order in which they are counted and exported. */
export const registryKinds: readonly RegistryKind[] = [
  kindWith(bodies, bodySchema),
  kindWith(meetings, meetingSchema),
  kindWith(documents, documentSchema),
  ...mandateKinds,
  kindWith(entitlements, entitlementSchema),
  kindWith(redistributions, redistributionSchema),
];

/** The kinds by name, for the rules. */
export const factKinds: FactKinds = new Map(registryKinds.map(({ kind }) => [kind.name, kind]));
