import { anyOf } from './evidence.ts';

/**
 * Words of mail systems in the bodies of their reports, white space collapsed. Many systems, above all
 * those older than RFC 3464, say in no header that they are machines.
 */

/** Marks that programs set between the sections of a report, and names that they give themselves. */
export const reportMarks: readonly RegExp[] = [
  /this is the (?:qmail-send|deliver|courier|postfix|sendmail|ezmlm|mail delivery|mail system|smtp|\S{1,40} mail system|\S{1,40} program at)\b/iu,
  /this is the (?:\S{1,30} )?(?:e?-?mail (?:system|server|gateway|delivery (?:agent|system))|mailer|mail transport(?: system)?|smtp server|mta|mail program) (?:at|on|of|for)\b/iu,
  /this (?:message|mail|e-?mail|report) was (?:created|generated) automatically by (?:the |a )?(?:mail|delivery|e-?mail|smtp)/iu,
  /(?:the|this) (?:report|notification|notice|message) (?:relates to|concerns|is about|refers to) (?:a |the |your )?(?:following )?message/iu,
  /(?:^|\bhi[.,!]? |\bhello[.,!]? )the \S{1,30} (?:program|daemon|server|system|software) (?:at|on) \S{1,100} (?:was|is|has|could|can)/iu,
  /this is (?:only )?an? (?:notification|advisory|notice|message|report) (?:only )?about (?:a |the )?(?:delay|delivery|non-?delivery|failure)/iu,
  /automatically generated (?:\S{1,30} )?(?:delivery status notification|delivery (?:report|notification)|non[- ]?delivery|undeliverable|bounce)/iu,
  /this is a (?:delivery status notification|non-?delivery|delivery (?:failure|report)|bounce)/iu,
  /-{2,} ?(?:the following addresses had|transcript of session|session transcript|unsent message|unsent text|original message follows|undeliverable message|returned message|failure reasons?|failed (?:recipients?|addresses)|message (?:text|header|returned|history)|start of (?:returned|original)|this is a copy of|below this line is a copy|enclosed (?:is|are) (?:a copy|the original)|non-delivery report|delivery report|end of (?:report|transcript)|reason for (?:failure|non-delivery)|error (?:description|message|details)|the transcript|diagnostic|recipients? of)/iu,
  /\b(?:reporting-mta|final-recipient|original-recipient|diagnostic-code|remote-mta|arrival-date|last-attempt-date) ?:/iu,
  /diagnostic information for administrators|generating server ?:|informations? de diagnostic pour les administrateurs|serveur de g[ée]n[ée]ration|información de diagnóstico para los administradores|servidor de origen ?:|diagnoseinformationen für administratoren|generierender server|диагностические сведения для администраторов|формирующий сервер|生成服务器|供管理员使用的诊断信息|診断情報|管理者向けの診断|informações de diagnóstico para administradores|informazioni (?:di )?diagnostic(?:a|he) per (?:gli )?amministratori|diagnostische gegevens voor beheerders|관리자를 위한 진단 정보/iu,
  /technical details of (?:the )?(?:permanent|temporary) failure|the (?:response|error) (?:from|returned by|that the other server returned)/iu,
  /msexch:|mapi ?(?:1\.0|_e_)|#[45]\.\d\.\d|\[?smtp; ?[45]\d\d|<<< ?[45]\d\d|>>> ?(?:rcpt to|data|mail from)|(?:smtp|local|list) module\([^)]{1,80}\) reports/iu,
  /(?:remote|receiving|destination|recipient|other) (?:mail )?(?:host|server|system|mta)(?: [^\s]{1,80}){0,3} (?:said|says|responded|replied|rejected|refused|returned)|said: ?[45]\d\d/iu,
  /\b5[0-9][0-9][- ]#?5\.\d{1,2}\.\d{1,2}\b|\b4[0-9][0-9][- ]#?4\.\d{1,2}\.\d{1,2}\b/u,
  /^\W*(?:message|mail|report|notification|notice) from (?:the )?\S.{0,60}(?:virus|server|gateway|system|daemon|filter|scanner|delivery)/iu,
  /\bundeliverable to\b|\bfailed to deliver to\b/iu,
  /giving up on \d+\.\d+\.\d+\.\d+|i'm not going to try again|i(?:'|’| a)?m afraid i wasn(?:'|’)t able to deliver|i(?:'|’)ve given up/iu,
];

const failed = [
  // English
  `(?:could|can|did|was|were|has|have|is|will) ?n(?:o|'|’)t (?:be |been |able to be |yet been )?(?:successfully )?(?:deliver(?:ed)?|sent|reach(?:ed)?|dispatched|forwarded|routed|transmitted)`,
  `(?:unable|failed|not able|impossible|failure) (?:to|in|while) (?:deliver|send|reach|forward|transmit|deliver(?:y|ing)|sending)`,
  'undeliver(?:able|ed)|not (?:yet )?(?:been )?(?:deliver(?:ed|able)|received (?:your|the|this) message)',
  'delivery (?:to|of|has|for)?.{0,80}(?:failed|failure|not possible|impossible|aborted|unsuccessful|suspended)',
  'delivery (?:attempt|attempts|error|failure|problem)',
  'did not reach (?:some|all|the following|its|one)',
  `(?:was|were|has been|have been|is|being) (?:returned|rejected|refused|bounced|blocked) (?:to|by|because|due|for|as|from)`,
  'permanent (?:fatal )?(?:error|failure)|permanent,? fatal|fatal errors?',
  "(?:user|recipient|mailbox|address|account|host|domain)s? (?:is |was |are )?(?:unknown|not (?:found|known|exist|listed|valid|available)|unavailable|does ?n(?:o|’|')t exist|disabled|inactive|full|over quota|rejected|invalid|no longer)",
  '(?:unknown|no such|invalid|bad|nonexistent|unrout(?:e)?able) (?:local |final delivery |recipient )?(?:user(?:id|name)?|recipient|mailbox|e?-?mail ?address|address|host|domain|local[- ]?part)',
  'no such (?:user|person|mailbox)|not a valid (?:mailbox|user|address|recipient)|not listed in (?:the )?(?:domino|public name|directory)',
  '(?:exceed(?:s|ed|ing)?|over) (?:the |its |his |allowed |storage |allotted |disk |mailbox )*(?:quota|size|limit)|mailbox (?:is )?full',
  'address(?:es)? (?:not found|couldn.t be found|failed|had (?:permanent|delivery))|failed address',
  // French
  "n['’]a (?:pas )?(?:pu|pas été|été) .{0,30}(?:remis|distribu|livr|délivr|transmis|acheminé|envoyé)|n['’]a pas (?:atteint|pu)",
  "(?:échec|impossible|incident|erreur|problème)s? (?:de |d['’]|lors de |à |dans |pour )?.{0,20}(?:remise|distribution|livraison|acheminement|remettre|distribuer|délivrer|transmettre|l['’]envoi)",
  "(?:destinataire|adresse|utilisateur|boîte)s? .{0,40}(?:inconnue?|introuvable|invalide|n['’]existe pas|pleine|non recens)",
  // Spanish
  'no (?:se )?(?:ha |pudo |puede |podido |fue |pudo ser |ha sido |ha podido |es posible |ha podido ser )+(?:entreg|envi|distribu|alcanz)',
  '(?:error|fallo|falló|imposible|problema)s? .{0,20}(?:entreg|envío|envi(?:ar|o))',
  '(?:destinatario|dirección|usuario|buzón)\\S{0,3} .{0,40}(?:desconocid|no existe|no válid|inexistente|llen[oa]|no (?:se )?(?:ha )?(?:encontr|pud))',
  // Russian
  'не (?:может быть|могло быть|было|удалось|была|удается|удаётся|смогли|смог) ?(?:доставлен|доставить|отправ|передан|достав)|не доставлен|недоставлен',
  '(?:ошибка|сбой|невозможн\\S{0,4}) .{0,20}(?:доставк|доставить|отправк)|(?:пользователь|получатель|адрес(?:ат)?|ящик) .{0,40}(?:не найден|не существует|неизвест|недоступ|переполнен|отключ)',
  // Chinese
  '(?:无法|無法|未能|不能|没有|沒有|未) ?(?:被)?(?:成功)?(?:送达|送達|投递|投遞|递送|遞送|传递|傳遞|发送|發送|寄达|寄達|寄送|送出|传送|傳送)',
  '(?:投递|投遞|发送|發送|传送|傳送|递送|寄送|传递)(?:失败|失敗|错误)|退信|退回|(?:收件人|用户|用戶|邮箱|信箱|地址)\\S{0,8}(?:不存在|未找到|无效|無效|已满|已滿|被停用)',
  // Arabic
  '(?:تعذر|تعذّر|لم يتم|لم نتمكن من|فشل|يتعذر|لا يمكن|لم تصل) (?:ال)?(?:تسليم|توصيل|إرسال|إيصال)?',
  // German
  'konnte[n]? .{0,60}nicht .{0,30}(?:zugestellt|übermittelt|ausgeliefert|gesendet|erreicht|versendet)|nicht zu(?:ge)?stell|unzustellbar|zustellung .{0,60}(?:fehlgeschlagen|gescheitert|nicht möglich)|fehler bei der (?:zustellung|übermittlung)|(?:empfänger|benutzer|adresse|postfach) .{0,40}(?:unbekannt|existiert nicht|nicht gefunden|ungültig|voll)',
  // Portuguese, Italian, Dutch
  'não (?:pôde|pode|foi|pôde ser|foi possível|pôde-se|conseguimos) .{0,20}(?:entreg|envi|alcan)|(?:erro|falha)s? .{0,20}(?:entrega|envi)|(?:destinatário|usuário|endereço|caixa).{0,40}(?:desconhecid|não existe|inexistente|inválid|cheia)',
  'non (?:è stato possibile|è stat[oa]|può essere|ha raggiunto|sono stat[ie]|è possibile) ?.{0,20}(?:recapit|consegn|invi|inoltr)?|impossibile (?:recapitare|consegnare|inviare)|mancat[oa] (?:recapito|consegna)|(?:destinatario|utente|indirizzo|casella).{0,40}(?:sconosciut|inesistente|non esiste|non valid|pien)',
  '(?:kon|kan|konden|is|kunnen) .{0,40}niet .{0,20}(?:bezorgd|afgeleverd|verzonden|besteld)|onbestelbaar|(?:bezorging|aflevering) .{0,40}mislukt|(?:ontvanger|gebruiker|adres) .{0,40}(?:onbekend|bestaat niet|niet gevonden)',
  // Japanese, Korean, Turkish
  '(?:送信|配信|配達|送達|届け|配送)(?:する|を|が|に)?(?:ことが|こと)?(?:でき(?:ません|なかった)|失敗|不能|エラー|られません)|(?:宛先|あて先|受信者|ユーザー?|アドレス).{0,20}(?:不明|見つかりません|存在しません|存在しない|ありません|エラー|間違)',
  '(?:배달|전송|발송|전달|송신)(?:하|되|할|에|이|을)?\\S{0,4} ?(?:못|수 ?없|않|실패|안)|(?:수신자|사용자|주소|받는 ?사람).{0,20}(?:없|찾을 수|존재하지|잘못|unknown)|반송',
  '(?:teslim|iletil|gönderil|ulaştırıl)(?:emedi|emiyor|ememi|medi|amadı)|(?:teslim|iletim|gönder)\\S{0,6} (?:hatası|başarısız)|(?:alıcı|kullanıcı|adres).{0,40}(?:bulunamadı|bilinmiyor|geçersiz|mevcut değil)',
  // Polish, Czech, the Nordic languages
  'nie (?:może|mogła|można|została|udało) .{0,40}(?:dostarcz|doręcz|wysł)|niedostarczon|nemohla? být doručen|nedoručiteln|nepodařilo se doručit',
  'kunde inte (?:levereras|skickas|nå)|kan (?:inte|ikke|ikkje) (?:leveres|levereras|sendes)|kunne ikke (?:leveres|sendes|levere)|ei voitu (?:toimittaa|lähettää)',
];

/** Sentences about a message that did not arrive. */
export const saysFailed = anyOf(failed);

/** Sentences about a message that has not arrived yet, and needs nothing done. */
export const saysDelayed = anyOf([
  'warning message only|(?:do(?:es)? not|no) need to (?:re-?send|retransmit)|advisory[- ]only|no action is required (?:on|by) you',
  'not (?:yet )?been delivered (?:yet )?(?:to .{1,200})?after more than|has not yet been delivered|still (?:be(?:ing)? )?(?:in the queue|retr|trying|queued|undelivered)',
  '(?:will|shall) (?:be retried|(?:continue|keep) (?:to try|trying|to attempt|attempting)|keep trying|try again|retry|attempt (?:to deliver|delivery))|delivery attempts will continue|will be (?:re)?tried (?:for|until|again)',
  '(?:delivery|message|e?-?mail)(?: of \\S{1,60}| to \\S{1,90}| this address| "?\\S{3,90}@\\S{3,90}"?){0,4} (?:has been|is|was|will be) (?:temporarily )?(?:delayed|deferred|postponed)|\\bdelayed (?:mail|delivery|message)|delivery delayed|temporarily (?:delayed|deferred|unable)|enqueued and undeliverable for',
  'retard(?:ée|é)|différée|remise .{0,30}(?:différ|retard)|continuera|retrasad[oa]|se ha retrasado|se seguirá intentando|seguir(?:á|emos) intentando',
  'отложен|задерж|будут продолжены|延迟|延遲|延误|将继续尝试|稍后重试|تأخ[يّ]?ر|تأجيل',
  'verzögert|verzögerung|weiterhin versucht|atrasad|in ritardo|ritardat|vertraagd|遅延|遅れ|再送|지연|gecikti|gecikme',
]);

/** Sentences about a message that did arrive, as far as the system can see. */
export const saysDelivered = anyOf([
  '(?:has been|was|were|is) (?:successfully |safely )?(?:delivered|relayed|received by)|successfully (?:delivered|relayed)|delivery (?:to .{1,200})?(?:is complete|was successful|succeeded)',
  'a été (?:remis|distribué|livré|délivré)|(?:se ha|ha sido|fue|se) entreg(?:ado|ó)|было доставлено|успешно доставлено|已(?:成功)?(?:送达|投递|传递|遞送|送達)|تم (?:تسليم|توصيل)',
  'wurde .{0,80}zugestellt|erfolgreich (?:zugestellt|übermittelt)|foi entregue|è stato (?:recapitato|consegnato)|is (?:afgeleverd|bezorgd)|配信され(?:ました|た)|배달되었|teslim edildi',
]);
