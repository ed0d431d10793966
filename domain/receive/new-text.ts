/** A body divided into what its sender wrote now and what the mail program repeated from before. */
export interface DividedBody {
  readonly newText: string;
  readonly quotedText: string;
}

/** Lines after which everything belongs to an earlier message: separators of mail programs, in the six languages and others. */
const separators: readonly RegExp[] = [
  /^[-_=\s>]*(?:original message|forwarded message|begin forwarded message|message d['’]origine|message (?:original|transf[ée]r[ée])|mensaje (?:original|reenviado)|исходное сообщение|пересланное сообщение|пересылаемое сообщение|原始邮件|原始信息|转发(?:的)?邮件|الرسالة الأصلية|رسالة معاد توجيهها|(?:ursprüngliche|weitergeleitete|urspr\.) nachricht|(?:anfang der )?weitergeleiteten? (?:nachricht|e-?mail)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|mensagem (?:original|encaminhada)|início da mensagem reencaminhada|messaggio (?:originale|inoltrato)|inizio (?:del )?messaggio inoltrato|(?:oorspronkelijk|doorgestuurd) bericht|begin doorgestuurd bericht|元のメッセージ|転送(?:された)?メッセージ|원본 ?메시지|전달된 ?메시지|(?:orijinal|özgün|iletilen|iletilmiş) (?:mesaj|ileti)|(?:oryginalna|przekazana|przesłana) wiadomość|wiadomość (?:oryginalna|przekazana)|(?:original|vidarebefordrat|ursprungligt) meddelande|(?:oprindelig|videresendt|opprinnelig) (?:meddelelse|melding|besked)|αρχικό μήνυμα|כל ההודעה|הודעה (?:מקורית|שהועברה))[-_=:\s]*$/iu,
  /^_{20,}\s*$/u,
];

/** First line of a header block that a mail program put above the message answered to, and its second lines. */
const fromLine =
  /^\s*\*?(?:from|de|expéditeur|remitente|от(?: кого)?|отправитель|发件人|寄件者|من|المرسل|von|da|van|fra|från|od|kimden|gönderen|差出人|送信者|보낸 ?사람|발신|από|מאת|feladó|lähettäjä|absender)\*?\s*[:：]\*?\s*\S/iu;
const otherHeaderLine =
  /^\s*\*?(?:sent|date|to|subject|cc|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto|отправлено|дата|кому|тема|копия|发送时间|发送日期|日期|时间|收件人|主题|主旨|التاريخ|تاريخ الإرسال|أُرسلت|إلى|الموضوع|gesendet|an|betreff|datum|data|enviad[ao](?: em)?|assunto|inviato|oggetto|a|verzonden|aan|onderwerp|sendt|skickat|till|til|ämne|emne|wysłano|do|temat|gönderim|tarih|kime|konu|送信日時|日付|宛先|件名|보낸 ?날짜|받는 ?사람|제목|날짜|message-id|reply-to)\*?\s*[:：]/iu;

/** "On …, … wrote:" and its like; may run over three lines. */
const attributions: readonly RegExp[] = [
  /^on\b.{4,300}\bwrote\s*:\s*$/iu,
  /^le\b.{4,300}\ba écrit\s*:\s*$/iu,
  /^el\b.{4,300}\bescribió\s*:\s*$/iu,
  /^.{4,300}(?:\sпишет|\sнаписала?|\sнаписал\(а\))\s*:\s*$/iu,
  /^(?:在|于)?.{4,300}写道\s*[:：]\s*$/iu,
  /^(?:في|بتاريخ|يوم)\s.{4,300}كتبت?(?:\s.{0,120})?[:：]\s*$/iu,
  /^(?:am|den)\b.{4,300}\b(?:schrieb|skrev)\b.{0,120}:\s*$/iu,
  /^(?:il|em|op|a|dnia)\b.{4,300}(?:\sha scritto|\sescreveu|\sschreef\b.{0,120}|\snapisał(?:\(a\)|a)?)\s*:\s*$/iu,
  /^.{4,300}(?:さんは書きました|のメール|님이 작성|tarihinde şunu yazdı|şunları yazdı).{0,40}\s*[:：]\s*$/iu,
];

const signatureMark = /^--\s?$/;
const mobileSignature =
  /^(?:sent from my |get outlook for |envoyé de mon |envoyé depuis |enviado desde (?:mi )?|отправлено с |发自我的|从我的.{1,20}发送|أُرسلت? من )/iu;

const quotedLine = /^\s{0,3}>/;

/** How many lines an attribution takes from `index`; 0 when there is none. */
const attributionAt = (lines: readonly string[], index: number): number => {
  let joined = '';
  for (let taken = 1; taken <= 3 && index + taken <= lines.length; taken += 1) {
    const line = (lines[index + taken - 1] ?? '').trim();
    if (line === '' || quotedLine.test(line)) return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > 400) return 0;
    if (attributions.some((pattern) => pattern.test(joined))) return taken;
  }
  return 0;
};

const isHeaderBlock = (lines: readonly string[], index: number): boolean =>
  fromLine.test(lines[index] ?? '') &&
  lines.slice(index + 1, index + 6).filter((line) => otherHeaderLine.test(line)).length >= 2;

const tidy = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * Divides a plain-text body: quoted lines, the line that introduces them, the message below a
 * program's separator or header block, and the signature below `-- ` are not new text. Text written
 * below or between quoted lines is. Linear in the length of the body.
 */
export const divideBody = (bodyText: string): DividedBody => {
  const lines = bodyText.replace(/\r\n?/g, '\n').split('\n');
  // Mail programs put direction marks before Arabic header words.
  const bareLines = lines.map((line) => line.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''));
  const own: string[] = [];
  const quoted: string[] = [];
  let signature = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const bare = bareLines[index] ?? '';
    if (separators.some((pattern) => pattern.test(bare)) || isHeaderBlock(bareLines, index)) {
      quoted.push(...lines.slice(index));
      break;
    }
    if (quotedLine.test(bare)) {
      quoted.push(bare.replace(/^[\s>]+/, ''));
      signature = false;
      continue;
    }
    if (signatureMark.test(bare) || mobileSignature.test(bare.trim())) signature = true;
    const taken = signature ? 0 : attributionAt(bareLines, index);
    if (taken > 0) {
      quoted.push(...lines.slice(index, index + taken));
      index += taken - 1;
      continue;
    }
    if (!signature) own.push(line);
  }
  return { newText: tidy(own), quotedText: tidy(quoted) };
};
