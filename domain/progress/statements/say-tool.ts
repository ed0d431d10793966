import { DomainRefusal } from '../../errors.ts';
import { numberInText } from '../../mandates/number-words.ts';
import { type Tool, type ToolStep, tools } from '../../mandates/tool.ts';
import { safeLink } from '../../paper/link.ts';
import type { Runs } from '../../paper/paper.ts';
import type { FactReader, OpenFact } from '../fact-reader.ts';
import { capitalized, daysInText, listInText } from '../progress-wording.ts';
import type { ToolAspect } from '../statement.ts';

/** One aspect of a tool, from its fact alone. */
export const sayTool = (
  reader: FactReader,
  id: string,
  aspect: ToolAspect,
  steps: readonly string[] | undefined,
): Runs[] => {
  const tool = reader.open(tools, id);
  switch (aspect) {
    case 'history':
      return texts(historyOf(tool, steps));
    case 'instruments':
      return texts(instrumentsOf(tool));
    case 'pending': {
      const pending = present(tool, 'pending');
      return texts([
        `${capitalized(pending.change)}.`,
        `${capitalized(`if ${pending.condition}`)}, ${pending.needed}.`,
      ]);
    }
    case 'components':
      return componentsOf(reader, tool);
    case 'coverage': {
      const types = present(tool, 'crimeTypes');
      const count = reader.counted(`crime types of ${tool.id}`, types.length);
      return texts([
        `${capitalized(tool.state('name'))} covers ${present(tool, 'covers')} and ${numberInText(count)} types of crime: ${listInText(types)}.`,
      ]);
    }
    case 'themes': {
      const { procedures, purpose, themes } = present(tool, 'crossCutting');
      return texts([
        `The issues that cut across these include procedures and provisions of the Convention that ${purpose}, such as ${listInText(procedures)}, and broad subjects such as ${listInText(themes)}.`,
      ]);
    }
  }
};

const texts = (sentences: readonly string[]): Runs[] => sentences.map((text) => [{ text }]);

const present = <Field extends keyof Tool & string>(tool: OpenFact<Tool>, field: Field): NonNullable<Tool[Field]> => {
  const value = tool.state(field);
  if (value === undefined || value === null)
    throw new DomainRefusal(
      'tool-lacks-field',
      `The tool "${tool.id}" has no ${field}, which the report is to state: add it, or take that out of the plan.`,
    );
  return value;
};

const historyOf = (tool: OpenFact<Tool>, chosen: readonly string[] | undefined): string[] => {
  const history = present(tool, 'history');
  const unknown = (chosen ?? []).find((id) => !history.some((step) => step.id === id));
  if (unknown !== undefined)
    throw new DomainRefusal(
      'tool-lacks-step',
      `The history of the tool "${tool.id}" has no step "${unknown}": it has ${history.map(({ id }) => id).join(', ')}.`,
    );
  return history.filter(({ id }) => chosen === undefined || chosen.includes(id)).map(stepInText);
};

const stepInText = ({ on, until, text }: ToolStep): string =>
  text.replace('{on}', on === undefined ? '' : on.length === 4 ? `in ${on}` : daysInText(on, until ?? on));

const instrumentsOf = (tool: OpenFact<Tool>): string[] => {
  const { link, difference } = present(tool, 'crossReferences');
  return [
    `${capitalized(tool.state('name'))} lets States report under ${listInText(present(tool, 'instruments'))} with one and the same tool. The reasons for that were as follows: ${present(tool, 'reasons').join(', and ')}.`,
    `Cross-references link ${link}; ${difference}.`,
  ];
};

const componentsOf = (reader: FactReader, tool: OpenFact<Tool>): Runs[] => {
  const components = present(tool, 'components');
  const count = reader.counted(`components of ${tool.id}`, components.length);
  const fullName = tool.state('fullName');
  const name = fullName === undefined ? tool.state('name') : `${fullName} (${tool.state('name')})`;
  const address = tool.state('address');
  const purpose = `${capitalized(name)} is a portal that the Secretariat has set up to ${tool.state('purpose')}.`;
  return [
    address === undefined
      ? [{ text: purpose }]
      : [{ text: purpose, footnote: [{ text: 'See ' }, pageRun(address), { text: '.' }] }],
    [{ text: `It has ${numberInText(count)} components: ${listInText(components)}.` }],
  ];
};

/** An address as it is printed, linked where it can be. */
export const pageRun = (address: string): { readonly text: string; readonly link?: string } => {
  const link = safeLink(address.startsWith('http') ? address : `https://${address}`);
  return link === null ? { text: address } : { text: address.replace(/^https?:\/\//, ''), link };
};
