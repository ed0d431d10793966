import type { Examined } from './evidence.ts';
import { headerMatches } from './machine-traits.ts';

/** "Re:", "Fwd:" and what they are called elsewhere: programs that report or answer set their own words first. */
const answerPrefix =
  /^\s*(?:\[[^\]]{1,80}\]\s*)?(?:re|fwd?|fw|aw|wg|rv|rép|ref|tr|enc|res|odp|sv|vs|vb|antw|doorst|rif|inoltra?|i|ynt|ilt|отв|ответ|пересл|回复|回覆|答复|答覆|转发|轉寄|转寄|返信|転送|رد|إعادة توجيه|تحويل|회신|전달|הנדון|απ|πρθ)(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]/iu;

const greeting =
  /^\W{0,6}(?:dear|hello|hi|hallo|good (?:morning|afternoon|day|evening)|greetings|excellenc(?:y|ies)|sirs?|madam|to whom|colleagues?|all,|bonjour|bonsoir|madame|monsieur|mesdames|chers?|chère|estimad|buen[oa]s|señor|querid|apreciad|distinguid|уважаем|здравствуй|добрый|доброе|дорог|коллег|尊敬的|敬启|各位|您好|你好|السيد|سعادة|تحية|السلام|حضرة|sehr geehrte|guten|liebe|prezad|caro|olá|bom dia|boa tarde|senhor|gentil|egregi|buongiorno|spett|geachte|beste|goedemorgen|sayın|merhaba|szanown|dzień dobry|vážen|hej|hei|拝啓|お世話|안녕|fyi|please (?:see|find|note)|see below|as (?:discussed|requested|per)|i (?:received|got|tried|am|have|sent)|we (?:received|got|tried|have|sent|are)|the (?:permanent mission|embassy|secretariat|ministry|delegation|government)|la mission|la misión|постоянное|常驻)/iu;

/** The programs with which people write mail, not those that run on servers. */
const writingPrograms =
  /thunderbird|seamonkey|mozilla(?! imap)|icedove|apple mail|iphone mail|ipad mail|microsoft (?:office )?outlook|microsoft-mac(?:outlook|intosh)|outlook (?:express|for)|windows (?:live )?mail|eudora|the bat!|mutt|k-?mail|evolution|pegasus|opera mail|lotus notes|ibm notes|foxmail|becky|roundcube|squirrelmail|horde|imp |zimbra|claws|sylpheed|alpine|pine|airmail|spark|mailmate|gnus|novell groupwise|android|yahoo ?mail|hotmail|qq ?mail|coremail|entourage|postbox|em ?client|mailbird/i;

/** Opens as people open a message: with a greeting, or by saying why they write. */
export const opensWithGreeting = ({ opening }: Examined): boolean => greeting.test(opening);

/** Answers or passes on an earlier message, by its subject; machines seldom write so. */
export const isPersonalAnswer = ({ message }: Examined): boolean => answerPrefix.test(message.subject);

/** Says that a program for writing mail made it. */
export const isFromWritingProgram = ({ message }: Examined): boolean =>
  headerMatches(message, 'x-mailer', writingPrograms) || headerMatches(message, 'user-agent', writingPrograms);

/**
 * Brings a document such as a State might send, of an accepted kind or not: whatever else is said of the
 * message, a person has to see it. Plain text is none: mail systems attach their own.
 */
export const bringsDocument = ({ message }: Examined): boolean =>
  message.attachments.some(
    ({ inline, name, mediaType }) =>
      !inline &&
      (/\.(?:docx?|docm|dotx|pdf|odt|rtf|tiff?|zip|xlsx?|pptx?)$/i.test(name) ||
        /^application\/(?:pdf|msword|rtf|vnd\.(?:openxmlformats|oasis\.opendocument|ms-word))/.test(mediaType)),
  );

/** Takes up an earlier message and says something of its own about it. */
export const answersWithQuotation = ({ message, body }: Examined): boolean =>
  (message.inReplyTo.length > 0 || message.references.length > 0) &&
  body.quotedText.length > 40 &&
  body.newText.length > 20;
