import { whenever } from '../mandates/evidence-link.ts';
import type { FieldSteps, Reference } from '../registry/fact.ts';

/**
 * One thing that a paragraph says, by what it says it about. Ids are those of facts in the registry. Words are added by
 * the report, whole phrases (progress-wording.ts); `phrase` is such a phrase of the plan itself, with slots in braces.
 */
export type Statement = StatementKind & {
  /** Left out, and said so, as long as the registry does not know it; otherwise a report without it is refused. */
  readonly onceKnown?: boolean | undefined;
};

type StatementKind =
  /** That the resolution asked for the report. */
  | { readonly say: 'request'; readonly mandate: string }
  /** What the report treats. */
  | { readonly say: 'scope' }
  /** What operative paragraphs ask. */
  | { readonly say: 'mandates'; readonly mandates: readonly string[] }
  /** That meetings were held or will be; `between` names the two sessions that they lie between. */
  | { readonly say: 'meetings'; readonly meetings: readonly string[]; readonly between?: readonly string[] | undefined }
  /** How much meetings came to: figures that are counted over them. */
  | {
      readonly say: 'totals';
      readonly meetings: readonly string[];
      readonly sittings: string;
      readonly days: string;
    }
  /** What pairing meetings released, and what it was used for. */
  | { readonly say: 'resources'; readonly resources: string }
  /** Documents that go to a session. */
  | {
      readonly say: 'transmission';
      readonly documents: readonly string[];
      readonly session: string;
      readonly mandates: readonly string[];
      /** Bodies whose reports they are. */
      readonly of: readonly string[];
    }
  | { readonly say: 'communications'; readonly communications: readonly string[] }
  /** That more is in a document. */
  | { readonly say: 'more-in'; readonly document: string; readonly about: string }
  /** That a document was prepared because a mandate asked for it. */
  | { readonly say: 'prepared-under'; readonly document: string; readonly mandate: string }
  /** That something is on a page; `about` is a noun phrase that begins the sentence. */
  | { readonly say: 'page'; readonly address: string; readonly about: string }
  /** One aspect of a tool; of its history only the steps named. */
  | {
      readonly say: 'tool';
      readonly tool: string;
      readonly aspect: ToolAspect;
      readonly steps?: readonly string[] | undefined;
    }
  /** That another paragraph of the report has to do with this one; `about` follows "on". */
  | { readonly say: 'see'; readonly paragraph: string; readonly about: string }
  /** Figures in a phrase of the plan: `{id-of-a-figure}`, `{asAt}`, `{since}`. */
  | { readonly say: 'figures'; readonly phrase: string }
  | { readonly say: 'commitment'; readonly commitment: string };

export const toolAspects = ['history', 'instruments', 'pending', 'components', 'coverage', 'themes'] as const;

export type ToolAspect = (typeof toolAspects)[number];

/** Slots of a phrase that are not the id of a figure. */
const phraseSlots = ['asAt', 'since'] as const;

/** Names in braces, in their order. */
const slotsOf = (phrase: string): string[] => [...phrase.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');

/** The ids of figures that a phrase has slots for. */
export const figuresOf = (phrase: string): string[] =>
  slotsOf(phrase).filter((name) => !(phraseSlots as readonly string[]).includes(name));

/** The facts that a statement names, whenever they become known. */
export const referencesOfStatement = (statement: Statement, at: FieldSteps): Reference[] => {
  const one = (field: string, kind: string, id: string): Reference[] => [
    { at: [...at, field], kind, id, by: whenever },
  ];
  const many = (field: string, kind: string, ids: readonly string[]): Reference[] =>
    ids.map((id, index) => ({ at: [...at, field, index], kind, id, by: whenever }));
  switch (statement.say) {
    case 'request':
      return one('mandate', 'mandates', statement.mandate);
    case 'mandates':
      return many('mandates', 'mandates', statement.mandates);
    case 'meetings':
      return [
        ...many('meetings', 'meetings', statement.meetings),
        ...many('between', 'meetings', statement.between ?? []),
      ];
    case 'totals':
      return [
        ...many('meetings', 'meetings', statement.meetings),
        ...one('sittings', 'figures', statement.sittings),
        ...one('days', 'figures', statement.days),
      ];
    case 'transmission':
      return [
        ...many('documents', 'documents', statement.documents),
        ...one('session', 'meetings', statement.session),
        ...many('mandates', 'mandates', statement.mandates),
        ...many('of', 'bodies', statement.of),
      ];
    case 'communications':
      return many('communications', 'communications', statement.communications);
    case 'more-in':
      return one('document', 'documents', statement.document);
    case 'prepared-under':
      return [...one('document', 'documents', statement.document), ...one('mandate', 'mandates', statement.mandate)];
    case 'tool':
      return one('tool', 'tools', statement.tool);
    case 'figures':
      return figuresOf(statement.phrase).flatMap((id) => one('phrase', 'figures', id));
    case 'commitment':
      return one('commitment', 'commitments', statement.commitment);
    case 'resources':
      return one('resources', 'resource-uses', statement.resources);
    case 'scope':
    case 'see':
    case 'page':
      return [];
  }
};
