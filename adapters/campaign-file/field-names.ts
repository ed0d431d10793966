import type { z } from 'zod';
import { CampaignFile } from './campaign-schema.ts';

/** Schemas inside which the fields of another lie, by the names zod gives them. */
const inside = (schema: unknown): z.core.$ZodType | undefined => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return def.innerType;
    case 'pipe':
      return def.in;
    default:
      return undefined;
  }
};

const unwrapped = (schema: z.core.$ZodType): z.core.$ZodTypes => {
  let current = schema;
  for (let next = inside(current); next !== undefined; next = inside(current)) current = next;
  return current as z.core.$ZodTypes;
};

const fieldsOf = (schema: z.core.$ZodType): ReadonlyMap<string, z.core.$ZodType> => {
  const { def } = unwrapped(schema)._zod;
  if (def.type === 'object') return new Map(Object.entries(def.shape));
  if (def.type !== 'record') return new Map();
  const keys = unwrapped(def.keyType)._zod.def;
  return new Map(keys.type === 'enum' ? Object.values(keys.entries).map((key) => [String(key), def.valueType]) : []);
};

/** Names of the fields a campaign file may hold at a place, for "did you mean". */
export const fieldsAt = (path: readonly PropertyKey[], root: z.core.$ZodType = CampaignFile): readonly string[] => {
  let schema: z.core.$ZodType | undefined = root;
  for (const segment of path) {
    if (schema === undefined) break;
    const { def }: z.core.$ZodTypes['_zod'] = unwrapped(schema)._zod;
    schema = def.type === 'array' ? def.element : fieldsOf(schema).get(String(segment));
  }
  return schema === undefined ? [] : [...fieldsOf(schema).keys()];
};

/**
 * Every field of a campaign file, in the order of the schema, one entry for all languages of a field
 * (`wording.<language>.subject`).
 */
export const allFieldPaths = (root: z.core.$ZodType = CampaignFile): string[] => {
  const walk = (schema: z.core.$ZodType, before: string): string[] => {
    const perLanguage = unwrapped(schema)._zod.def.type === 'record';
    const fields = [...fieldsOf(schema)].map(([key, field]) => [perLanguage ? '<language>' : key, field] as const);
    return [...new Map(fields)].flatMap(([key, field]) => {
      const path = before === '' ? key : `${before}.${key}`;
      return [...(perLanguage ? [] : [path]), ...walk(field, path)];
    });
  };
  return walk(root, '');
};
