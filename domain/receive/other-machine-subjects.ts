/** Subjects of further programs: readers' receipts, calendars, filters, lists, ticket systems. */

const one = (alternatives: readonly string[], end = ''): RegExp =>
  new RegExp(String.raw`^[\s\[【(*"“«<]*(?:${alternatives.join('|')})${end}`, 'iu');

/** "Read: …" as mail programs write it on a receipt for having been read (RFC 8098), and its like. */
const receipts = one(
  [
    'read|not read|deleted|opened|already read|read receipt|return receipt(?: \\(displayed\\))?|disposition notification|message (?:read|displayed)|delivered|relayed|expanded|received|delivery receipt',
    'lue?|non lue?|supprim[ée]|accus[ée] de lecture|confirmation de lecture|remise?|le[íi]d[oa]|no le[íi]d[oa]|eliminad[oa]|confirmaci[óo]n de lectura|acuse de (?:lectura|recibo de lectura)|entregad[oa]',
    'прочитано|прочтено|не прочитано|удалено|отч[её]т о прочтении|уведомление о прочтении|подтверждение прочтения|доставлено',
    '已读|已讀|未读|未讀|已阅读|已读回执|讀取回條|读取回执|阅读回执|已送达|已送達|مقروءة?|تمت القراءة|إيصال القراءة|تم التسليم|غير مقروءة?',
    'gelesen|ungelesen gel[öo]scht|nicht gelesen|lesebest[äa]tigung|empfangsbest[äa]tigung|zugestellt|gelezen|niet gelezen|leesbevestiging|bezorgd|lid[oa]|n[ãa]o lid[oa]|confirma[çc][ãa]o de leitura|entregue|lett[oa]|non lett[oa]|conferma di lettura|recapitato|consegnato|ricevuta di ritorno',
    '開封済み|開封確認|既読|開封通知|未読|읽음|읽지 않음|수신 ?확인|okundu|okunmad[ıi]|przeczytan[eo]|potwierdzenie (?:odczytu|przeczytania)|p[řr]e[čc]teno|l[äa]st|l[æe]st|ul[æe]st|luettu|olvasva|διαβάστηκε|citit',
  ],
  String.raw`\s*[:：]`,
);

/** Answers that calendar programs send (RFC 5546). */
const calendarAnswers = one(
  [
    'accepted|declined|tentative(?:ly accepted)?|updated invitation|cancel(?:l?ed)(?: event)?|new time proposed|meeting (?:forward notification|response)|accept[ée]|refus[ée]|provisoire|aceptad[oa]|rechazad[oa]|provisional|принято|отклонено|под вопросом|предварительно|已接受|已拒绝|已謝絕|暂定|接受|拒绝|مقبول|تم القبول|مرفوض|تم الرفض|مبدئي',
    'zugesagt|angenommen|akzeptiert|abgelehnt|mit vorbehalt(?: zugesagt)?|vorl[äa]ufig|aceite|aceito|recusad[oa]|accettat[oa]|rifiutat[oa]|provvisorio|geaccepteerd|geweigerd|voorlopig|承諾|辞退|仮承諾|수락|거절|미정|kabul edildi|reddedildi|belirsiz|zaakceptowano|odrzucono|p[řr]ijato|odm[íi]tnuto',
  ],
  String.raw`\s*[:：]`,
);

/** Notices of virus scanners and content filters. */
const filters = new RegExp(
  [
    String.raw`^[\W_]*(?:virus|worm|malware|trojan|banned|infected|infiziert)\b.{0,80}(?:detected|found|alert|warning|removed|blocked|notification|in (?:your |mail|message|e-?mail|a )|from you|mail|gefunden|détecté|detectado|обнаружен)`,
    String.raw`^\W*(?:anti-?virus|virus|spam|malware|content|security|attachment|policy|quarantine)[ -](?:alert|warning|notification|notice|report|detected|found|filter|violation|blocked|removed|summary|info|scanner?|gateway|protection|check|scan)`,
    String.raw`^\W*(?:mailserver notification|scanmail|interscan|norton|symantec|mailscanner|mailmarshal|mailsweeper|amavis\S*|trend micro|mcafee|groupshield|sophos|barracuda|mimecast|microsoft (?:antigen|forefront)|sybari|avg|kaspersky|f-secure|clamav|panda|bitdefender)\b.{0,80}(?:detect|found|notif|alert|warning|message|virus|block|report|scan|remov|action|quarantin|has|settings)`,
    String.raw`^\W*(?:e-?mail|mail|message|attachment|file)s? (?:blocked|quarantined|stripped|removed|filtered|held|rejected by|violat|contains? (?:a )?virus)`,
    String.raw`^\W*(?:warnung|achtung|attention|alerte|alerta|aviso|внимание|警告)\W{1,3}.{0,60}virus|^\W*(?:вирус|病毒|ウイルス|فيروس|바이러스)`,
  ].join('|'),
  'iu',
);

/** A filter asks the sender to prove that he is a person. */
const proofs = new RegExp(
  [
    String.raw`^\W*(?:please )?(?:confirm|verify|authenticate|validate|approve|authorize)(?: (?:your|this|that|the|you|delivery|email|e-mail))+\b.{0,100}`,
    String.raw`your (?:e-?mail|mail|message)(?: \S{1,60}){0,6} (?:requires|needs|awaits|is awaiting|pending|held|must be) .{0,60}(?:verif|confirm|approv|authent|moderat|review)`,
    String.raw`verify#|\[(?:confirm|verify)[^\]]{0,80}\]|confirm [0-9a-f]{16,}|(?:sender|e-?mail|message|delivery) (?:verification|confirmation|authentication)(?: (?:required|request|needed))?\s*(?:$|[:#\[(-])|(?:verification|confirmation) (?:required|needed)|action required to deliver|challenge[ -]response|are you human|suspect email|whitelist request`,
    String.raw`^\W*(?:confirmation requise|demande de confirmation|confirmez|confirme su|confirmación (?:de envío|requerida)|solicitud de confirmación|подтвердите|подтверждение отправки|请确认您的邮件|郵件驗證|bestätigen sie|bestätigung erforderlich|bitte bestätigen|confirma[çc][ãa]o (?:de envio|necess[áa]ria)|AntiSpam (?:UOL|.{0,20}confirm))`,
  ].join('|'),
  'iu',
);

/** Digests, subscriptions and moderation of lists. */
const lists = new RegExp(
  [
    String.raw`\bdigest,? (?:vol(?:ume)?\.? ?\d+|#?\d+|for|of|no)|\bvol(?:ume)?\.? ?\d+,? (?:issue|#|no|number)\.? ?\d+|^\S{1,60} digest\b|digest number \d+`,
    String.raw`^\W*(?:your message to .{1,80} awaits moderator approval|.{0,60}moderator (?:request|approval)|\d+ .{1,60} moderator request|results? of your (?:e-?mail )?commands?|confirm (?:your )?(?:un)?subscri\S*|(?:un)?subscri(?:be|ption)\b.{0,60}(?:confirm|request|result|notification|probe|disabled)|welcome to (?:the )?["“]?\S{1,80}["”]? (?:mailing list|list|group|digest)|request to mailing list|you(?:'ve| have) been (?:un)?subscribed|(?:listserv|majordomo|mailman|ezmlm|sympa)\b.{0,80}|output of your job|command confirmation request|message (?:rejected|approved|distributed).{0,60}|(?:bounce action|uncaught bounce) notification|\S{1,60} (?:post|subscription) (?:notification|acknowledge?ment)|\S{1,60} mailing list memberships? reminder)`,
    String.raw`^\W*(?:newsletter|e-?newsletter|news ?letter|bulletin d.information|weekly (?:digest|summary|newsletter)|daily (?:digest|summary))\b`,
  ].join('|'),
  'iu',
);

/** Receipts that programs give for having taken a message in. */
const intake = new RegExp(
  [
    String.raw`^\W*(?:your |we (?:have )?received your )(?:message|e-?mail|mail|inquiry|enquiry|request|query|submission|comments?|feedback|ticket)\b.{0,80}(?:received|registered|logged|created|assigned|opened|submitted|\(|#|$)`,
    String.raw`^\W*(?:thank(?:s| you) for (?:contacting|your (?:e-?mail|message|mail|inquiry|enquiry|interest|request|submission|feedback|query)|e-?mailing|writing|getting in touch)|confirmation of receipt of your (?:e-?mail|message)|message received|(?:e-?mail|mail) (?:received|receipt|acknowledge?ment)|receipt confirmation|(?:auto)?acknowledge?ment of your|support (?:request|ticket))`,
    String.raw`\[(?:ticket|case|request|incident|issue|sr|rt|req|ref)[ :#-][^\]]{1,60}\]|^\W*(?:new )?(?:ticket|case|incident|support request|request) ?(?:id|no\.?|nr\.?|number)? ?[:#\[]? ?#?\w*\d{3,}|\(?##\d+##\)?|\[[\w.-]{1,40} #\d{2,}\]`,
    String.raw`^\W*(?:accus[ée] de r[ée]ception (?:automatique|de votre (?:message|courriel|mail|demande))|votre (?:message|demande|courriel) a (?:bien )?[ée]t[ée]|nous avons bien re[çc]u|hemos recibido (?:su|tu)|gracias por (?:contactar|su mensaje|comunicarse|escribir)|(?:ваше )?(?:обращение|письмо|сообщение|заявка).{0,30}(?:получен|принят|зарегистрирован)|(?:您的)?(?:邮件|来信|郵件)已(?:收到|接收)|ihre (?:nachricht|anfrage|e-?mail|mail) (?:ist|wurde|an|bei)|(?:automatische )?eingangsbest[äa]tigung|vielen dank f[üu]r ihre|recebemos (?:sua|seu|a sua)|abbiamo ricevuto|bedankt voor|ontvangstbevestiging|お問い?合わ?せ(?:を|あり|受付)|受付(?:完了|確認))`,
  ].join('|'),
  'iu',
);

/** What other programs send of their own accord: monitors, telephones, fax machines, withdrawn messages. */
const notices = new RegExp(
  [
    String.raw`^\W*(?:cron <|\*{2} ?(?:problem|recovery|acknowledgement) (?:host|service)|(?:new )?voice ?mail(?: message)? from\b|missed call from\b|fax (?:transmission|received|sent|report)\b|(?:message )?recall(?: success| failure)?:|rappel du message|r[üu]ckruf: )`,
    String.raw`^\W*(?:incident|ticket|request|case) \S{2,30} (?:has been|was) (?:opened|created|logged|registered|closed|resolved)\b`,
  ].join('|'),
  'iu',
);

/** Marks that a spam filter in front of us sets. */
const spam =
  /^\W*(?:spam|suspected spam|probable spam|possible spam|junk|bulk|spam\?|phishing|疑似垃圾邮件|спам)\W*[\])*:_-]|\*{2,}\s*(?:spam|junk)|\[(?:spam|suspected spam|spam suspect|bulk|phishing)\]|\{spam\??\}/iu;

const tested =
  (pattern: RegExp) =>
  (subject: string): boolean =>
    pattern.test(subject.slice(0, 400));

/** True for the subject of a reader's receipt, or of a note that a message was delivered. */
export const isReceiptSubject = tested(receipts);
/** True for the subject of a calendar program's answer. */
export const isCalendarAnswerSubject = tested(calendarAnswers);
/** True for the subject of a virus scanner's or content filter's notice. */
export const isFilterSubject = tested(filters);
/** True for the subject of a filter that asks the sender to prove that he is a person. */
export const isProofSubject = tested(proofs);
/** True for the subject of a digest, a subscription message or a moderator's notice. */
export const isListSubject = tested(lists);
/** True for the subject of a program's receipt for a message taken in. */
export const isIntakeSubject = tested(intake);
/** True for a subject that a spam filter has marked. */
export const isSpamSubject = tested(spam);
/** True for the subject of a notice that no person writes. */
export const isNoticeSubject = tested(notices);
