import { commitments, communications } from '../../domain/mandates/communication.ts';
import { figures } from '../../domain/mandates/figure.ts';
import { mandates } from '../../domain/mandates/mandate.ts';
import { resolutions } from '../../domain/mandates/resolution.ts';
import { resourceUses } from '../../domain/mandates/resource-use.ts';
import { tools } from '../../domain/mandates/tool.ts';
import { reportPlans } from '../../domain/progress/report-plan-rules.ts';
import {
  commitmentSchema,
  communicationSchema,
  figureSchema,
  mandateSchema,
  resolutionSchema,
  resourceUseSchema,
  toolSchema,
} from './mandate-schemas.ts';
import { kindWith, type RegistryKind } from './registry-kind.ts';
import { reportPlanSchema } from './report-plan-schema.ts';

/** What a report on a resolution is made of. */
export const mandateKinds: readonly RegistryKind[] = [
  kindWith(resolutions, resolutionSchema),
  kindWith(mandates, mandateSchema),
  kindWith(figures, figureSchema),
  kindWith(tools, toolSchema),
  kindWith(communications, communicationSchema),
  kindWith(commitments, commitmentSchema),
  kindWith(resourceUses, resourceUseSchema),
  kindWith(reportPlans, reportPlanSchema),
];
