import type { IncomingMessage } from './incoming-message.ts';
import { headerValues } from './incoming-message.ts';

const contentType = (message: IncomingMessage): string => headerValues(message, 'content-type')[0] ?? '';

/** Whether the whole message is a report (RFC 6522), of one type or of any. */
export const isReport = (message: IncomingMessage, type?: string): boolean =>
  /^multipart\/report\b/.test(contentType(message)) &&
  (type === undefined || new RegExp(String.raw`report-type\s*=\s*"?${type}\b`).test(contentType(message)));

/** Whether the message itself, or one of its parts, is of a media type. */
export const hasPart = (message: IncomingMessage, mediaType: string): boolean =>
  contentType(message).startsWith(mediaType) ||
  message.attachments.some((attachment) => attachment.mediaType === mediaType);

/** Whether the local part of a From address matches, in lower case. */
export const senderIs = (message: IncomingMessage, local: RegExp): boolean =>
  message.from.some(({ address }) => local.test(address.split('@')[0] ?? ''));

/** Whether the name shown with a From address matches. */
export const displayNameIs = (message: IncomingMessage, name: RegExp): boolean =>
  message.from.some((mailbox) => mailbox.name !== '' && name.test(mailbox.name));

/** Whether a header stands there with a value that does not deny it. */
export const carries = (message: IncomingMessage, name: string): boolean =>
  headerValues(message, name).some((value) => value !== '' && !/^(?:no|none|false|0|off)$/.test(value));

/** Whether one of its values matches. */
export const headerMatches = (message: IncomingMessage, name: string, value: RegExp): boolean =>
  headerValues(message, name).some((each) => value.test(each));
