import { z } from 'zod';
import { parseSymbol } from '../../domain/compile/document-symbol.ts';
import { DomainRefusal } from '../../domain/errors.ts';

/** Symbol of a document, as it is printed. */
export const documentSymbol = z.string().superRefine((text, context) => {
  try {
    parseSymbol(text);
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    context.addIssue({ code: 'custom', message: `is no symbol of a document. ${error.message}`.replace(/\.$/, '') });
  }
});
