import { ConcreteHyperlink, type IContext, type IXmlableObject, type ParagraphChild } from 'docx';

const relationshipType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * A link whose relationship is named by the caller. The library's own names are random, and the same paper would never
 * give the same bytes.
 */
export class NamedHyperlink extends ConcreteHyperlink {
  readonly #address: string;

  /** @param id unique in the document: "link1" */
  constructor(children: readonly ParagraphChild[], id: string, address: string) {
    super(children, id);
    this.#address = address;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    context.viewWrapper.Relationships.addRelationship(this.linkId, relationshipType, this.#address, 'External');
    return super.prepForXml(context);
  }
}
