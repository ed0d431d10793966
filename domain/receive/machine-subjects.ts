/**
 * Subjects that machines write, in the six languages of the United Nations (and German: Vienna).
 * Every pattern is anchored at the beginning and ends at a separator or at the end, so that a
 * person's subject which merely contains the words does not match.
 */

/** After the machine's words: nothing more, or a mark that sets the quoted subject apart. */
const separated = String.raw`\s*(?:$|[:：\-–—([（【<«"“])`;

const opening = (alternatives: readonly string[]): RegExp =>
  new RegExp(String.raw`^[\s\[【(]*(?:${alternatives.join('|')})(?:[\])】]|${separated})`, 'iu');

/** Absence and automatic replies. */
const automaticReplies = opening([
  // English
  'automatic(?:ally generated)? (?:reply|response)',
  'auto[- ]?(?:matic)?[- ]?(?:reply|response|responder)',
  'out[- ]of[- ](?:the[- ])?office(?: auto[- ]?reply| reply| message| notification)?',
  "(?:i am |i'm |i’m )?(?:currently )?(?:away|absent|out) (?:from|of) (?:my|the) (?:office|mail|desk)",
  '(?:on|annual) (?:leave|vacation|holiday)(?: message| notice)?',
  'vacation (?:reply|message|notice|auto-?reply)',
  // French
  'r[ée]ponse automatique',
  "(?:message d['’])?absence(?: du bureau| de bureau)?",
  'absent(?:e)? du bureau',
  // Spanish
  'respuesta autom[áa]tica',
  '(?:estoy )?fuera de (?:la )?oficina',
  // Russian
  'автоматический ответ',
  'автоответ(?:чик)?',
  '(?:нет|отсутствую|отсутствие) (?:на рабочем месте|в офисе)',
  'вне офиса',
  // Chinese
  '(?:自动|自動)(?:回复|答复|回覆|答覆|应答)',
  '(?:外出|休假|不在办公室)(?:自动回复|通知|回复)?',
  // Arabic
  '(?:ال)?رد (?:ال)?(?:تلقائي|آلي)',
  'خارج المكتب',
  // German
  'automatische antwort',
  'abwesenheits(?:notiz|nachricht|meldung)',
]);

/** Reports that a message of ours did not arrive, or not yet. */
const deliveryReports = opening([
  // English
  'undeliver(?:able|ed)(?: mail)?(?: returned to sender)?',
  String.raw`(?:mail |message )?delivery (?:status notification|failure|failed|error|problem|delayed|has failed)(?: \((?:failure|delay|success)\))?(?: notice| notification| report)?`,
  'mail delivery (?:failed|failure|system|subsystem|delayed|error|warning)',
  'delivery notification',
  'returned mail',
  'mail (?:returned to sender|system error|could not be delivered)',
  'message (?:undeliverable|not delivered|could not be delivered)',
  'failure notice',
  'nondeliverable mail',
  'non[- ]delivery (?:report|notification)',
  'warning: (?:could not send|message (?:still )?(?:undelivered|delayed|not delivered)).{0,60}',
  // French
  'non (?:remis|distribu[ée]|d[ée]livr[ée])',
  "[ée]chec de (?:la )?(?:remise|distribution|livraison|l['’]envoi)(?: du message)?",
  'message non (?:remis|distribu[ée]|d[ée]livr[ée])',
  '(?:notification|avis) de non[- ](?:remise|distribution)',
  // Spanish
  'no se (?:puede|pudo|ha podido) entregar(?: el mensaje| su mensaje)?',
  '(?:error|fallo) (?:de|en la) entrega(?: del mensaje)?',
  'mensaje no entregado',
  'notificaci[óo]n de (?:error|fallo|no) entrega',
  'no entregado',
  // Russian
  'не ?доставлен[оа]?',
  '(?:ваше )?сообщение не (?:было )?доставлено',
  'недоставленное сообщение',
  '(?:ошибка|сбой) доставки(?: сообщения| почты)?',
  // Chinese
  '(?:系统)?退信(?:通知)?',
  '(?:邮件)?(?:未送达|无法送达|投递失败|无法投递|傳送失敗|未傳遞)',
  // Arabic
  '(?:تعذر|تعذّر) (?:تسليم|توصيل|إرسال)(?: الرسالة| البريد)?',
  'فشل (?:ال)?(?:تسليم|توصيل|إرسال)(?: الرسالة| البريد)?',
  '(?:رسالة )?غير قابلة? للتسليم',
  // German
  'unzustellbar',
]);

/** True for a subject that absence or answering programs write. */
export const isAutomaticReplySubject = (subject: string): boolean => automaticReplies.test(subject);

/** True for a subject that mail systems write on reports of failed or delayed delivery. */
export const isDeliveryReportSubject = (subject: string): boolean => deliveryReports.test(subject);
