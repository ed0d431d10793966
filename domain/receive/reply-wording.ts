/**
 * What short replies say, in the six languages. Each list is looked for anywhere in the sender's own
 * words; a match proposes something to a person and never decides anything by itself.
 */

/** Whether a text holds one of the phrases anywhere, without regard to case and line breaks. */
export const saysAnyOf = (alternatives: readonly RegExp[]): ((text: string) => boolean) => {
  const sources = alternatives.map((alternative) => new RegExp(alternative.source, 'iu'));
  return (text) => {
    const oneLine = text.normalize('NFC').replace(/\s+/gu, ' ');
    return sources.some((pattern) => pattern.test(oneLine));
  };
};

/** The text asks for more time. */
export const asksForMoreTime = saysAnyOf([
  // English
  /\b(?:extension|extend(?:ed|ing)?|prolongation|postpone(?:d|ment)?)\b.{0,80}\b(?:deadline|time[- ]?limit|time|date|period|until|submi)/,
  /\b(?:deadline|time[- ]?limit|due date)\b.{0,80}\b(?:extension|extended|postponed|prolonged|moved)\b/,
  /\b(?:more|additional|further|extra) time\b/,
  // French
  /\b(?:prorogation|prolongation|report (?:de la|du|de l['’])|proroger|prolonger|reporter)\b.{0,80}(?:délai|date|échéance|terme|limite)/,
  /\b(?:délai|temps) (?:supplémentaire|additionnel)/,
  // Spanish
  /(?:prórroga|ampliación|extensión|aplazamiento|prorro(?:gar|gu)|ampl(?:ia|í)|exten(?:de|di)|extiend|aplaz|aplace)[a-záéíóúñ]* .{0,80}(?:plazo|fecha|término|límite)/,
  /\bprórroga\b/,
  /(?:plazo|fecha límite|término).{0,60}(?:se )?(?:prorrog|ampli|extend|extiend|aplaz|aplac)/,
  /(?:más tiempo|(?:tiempo|plazo) adicional)/,
  // Russian
  /(?:продл(?:ить|ении|ение|ения)|отсрочк|перен(?:ести|осе)).{0,80}(?:срок|дат|представлени)/,
  /(?:дополнительн\S{1,4} врем|отсрочк)/,
  // Chinese
  /(?:延长|延長|推迟|延后|宽限|展期|延期).{0,30}(?:期限|截止|时间|日期|提交|至)/,
  /(?:期限|截止|日期|时间).{0,30}(?:延长|延長|推迟|延后|宽限|展期|延期)/,
  // Arabic
  /(?:تمديد|تأجيل|إرجاء).{0,60}(?:الموعد|المهلة|الأجل|موعد|مهلة|أجل)/,
  /(?:مهلة|وقت(?:ا|اً)?|مدة) (?:إضافي|أطول)/,
]);

/** The text promises a reply, or only confirms that ours has come. */
export const promisesReplyLater = saysAnyOf([
  // English
  /\b(?:in due (?:course|time)|at a later (?:date|stage|time)|as soon as (?:it is |they are |possible|available|received))/,
  /\b(?:has|have|had) (?:been )?(?:duly )?(?:forwarded|transmitted|referred|conveyed)\b.{0,60}\b(?:capital|ministry|authorit|competent)/,
  /\b(?:acknowledges?|confirms?|confirming|acknowledging)\b.{0,20}\breceipt\b/,
  // French
  /\b(?:en temps (?:utile|voulu)|ultérieurement|dès (?:que|réception))/,
  /\b(?:accuse(?:r)?|confirme(?:r)?) (?:bonne )?réception/,
  // Spanish
  /(?:a su debido tiempo|oportunamente|en cuanto (?:se |sea )|posteriormente)/,
  /(?:acusa|acusar|confirma) (?:el )?recibo/,
  // Russian
  /(?:в (?:надлежащее|установленное) время|(?<!не )позднее|по получени[ии])/,
  /(?:подтвержда\S{1,4}|уведомля\S{1,4}) (?:о )?получени/,
  // Chinese
  /(?:适时|稍后|另行|待.{0,12}后).{0,12}(?:提交|转交|答复|提供|回复)/,
  /(?:收悉|已收到|确认收到)/,
  // Arabic
  /(?:في الوقت المناسب|في وقت لاحق|لاحق(?:ا|اً)|فور (?:ورود|استلام|تلقي))/,
  /(?:تؤكد|نؤكد|تفيد) (?:ب)?(?:استلام|تسلم|تلقي)/,
]);

/** The text says that something is attached. */
export const announcesAttachment = saysAnyOf([
  /\b(?:attached|enclosed|herewith|attachment|enclosure|annexed)\b/,
  /(?:ci-joint|pièce jointe|en annexe)/,
  /(?:adjunt[oa]s?|archivo adjunto|en anexo)/,
  /(?:прилага|вложени|во вложении|в приложении)/,
  /(?:附件|附上|随函附)/,
  /(?:مرفق|المرفق|طي(?:ه| هذه))/,
]);
