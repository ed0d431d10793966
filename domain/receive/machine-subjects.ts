/**
 * Subjects that machines write, in the six languages of the United Nations and those of many other mail
 * systems. Every pattern is anchored at the beginning and ends at a separator or at the end, so that a
 * person's subject which merely contains the words does not match.
 */

/** After the machine's words: nothing more, or a mark that sets the quoted subject apart. */
const separated = String.raw`\s*(?:$|[:：;.!！。|\-–—([（【<«"“»])`;

const opening = (alternatives: readonly string[]): RegExp =>
  new RegExp(String.raw`^[\s\[【(*"“«<]*(?:${alternatives.join('|')})(?:[\])】"”»>]|${separated})`, 'iu');

/** Absence and automatic replies. */
const automaticReplies = opening([
  // English
  'automat(?:ic|ed)(?:ally generated)? (?:reply|response|answer|e-?mail|message|acknowledge?ment|notification|confirmation)(?: (?:from|to|for|regarding) .{1,100})?',
  // Not the first half of a word that a person writes: "auto-evaluation".
  String.raw`auto(?:[- ]?(?:matic)?[- ]?(?:reply|response|responder|respond|answer|acknowledge?ment)|(?![-–—]\p{L}))(?: (?:from|to|for|re) .{1,100})?`,
  'auto[- ]?(?:generated|message|ack)',
  'out[- ]of[- ](?:the[- ])?(?:office|town)(?: auto[- ]?reply| reply| message| notification| notice| response| until .{1,40}| from .{1,40})?',
  "(?:i(?: a|['’])m |i will be |we are )?(?:currently )?(?:away|absent|out|on vacation|on holiday|on leave)(?: (?:from|of)(?: (?:my|the))? (?:office|e-?mail|mail|desk|work|town|country))?(?: (?:until|from|till|on) .{1,60})?",
  '(?:on|annual|sick|home|maternity|parental|medical|study) (?:annual )?(?:leave|vacation|holidays?)(?: message| notice)?(?: until .{1,40}| from .{1,40})?',
  '(?:away|absence|vacation|holiday) (?:reply|message|notice|notification|auto-?reply|response)',
  'vacation(?: e-?mail)?',
  '(?:office closed|no longer (?:working|employed|works?|at|with) .{0,60}|(?:unmonitored|unattended) (?:mailbox|e-?mail).{0,40})',
  // French
  'r[ée]ponse (?:automatique|auto)(?: .{1,60})?',
  "(?:message d['’]|avis d['’]|notification d['’])absence(?: du bureau| de bureau)?",
  "absence(?: du bureau| de bureau| jusqu['’]au .{1,40})?",
  "(?:je suis )?(?:absente?|en cong[ée]s?)(?: du bureau| jusqu['’]au .{1,40}| du .{1,40})?",
  '(?:message|courriel) automatique',
  // Spanish, Portuguese, Catalan
  '(?:respuesta|resposta|contestaci[óo]n|mensaje|mensagem) autom[áaà]tic[ao](?: .{1,60})?',
  '(?:estoy |estou )?(?:fuera de (?:la )?oficina|fora d[oe] escrit[óo]rio|ausente|de vacaciones|de f[ée]rias)(?: hasta .{1,40}| at[ée] .{1,40})?',
  '(?:mensaje de |aviso de |mensagem de )?(?:ausencia|aus[êe]ncia)(?: (?:de la oficina|do escrit[óo]rio|tempor[áa]ria))?',
  // Russian and Ukrainian
  'автоматический ответ(?: .{1,60})?',
  'автоматическ(?:ое|ая) (?:сообщение|уведомление|рассылка)',
  'автоответ(?:чик)?',
  '(?:я )?(?:нет|отсутствую|отсутствие|отсутствует) (?:на рабочем месте|в офисе|на работе)',
  '(?:я )?(?:вне офиса|в отпуске|отпуск|в командировке)(?: до .{1,40}| с .{1,40})?',
  'автоматична відповідь',
  // Chinese
  '(?:自动|自動|系统|系統)(?:自动|自動)?(?:回复|答复|回覆|答覆|应答|回信|回應)(?:邮件|郵件|信)?',
  '(?:外出|休假|不在办公室|不在辦公室|出差|假期)(?:中|期间)?(?:自动回复|自動回覆|通知|回复|回覆)?',
  // Arabic, Hebrew, Persian
  '(?:ال)?رد (?:ال)?(?:تلقائي|آلي|آلى|اوتوماتيكي)',
  '(?:أنا )?خارج (?:المكتب|مكتبي)',
  '(?:في )?إجازة',
  '(?:תשובה אוטומטית|מענה אוטומטי|מחוץ למשרד|پاسخ خودکار)',
  // German, Dutch
  '(?:automatische|autom\\.?) (?:antwort|r[üu]ckantwort|e-?mail|nachricht|empfangsbest[äa]tigung|reaktion)(?: .{1,60})?',
  'abwesenheit(?:s(?:notiz|nachricht|meldung|assistent|info|benachrichtigung|agent))?(?: .{1,60})?',
  '(?:ich bin )?(?:abwesend|nicht im b[üu]ro|im urlaub|au(?:ß|ss)er haus|urlaub)(?: bis .{1,40}| vom .{1,40})?',
  'automatisch (?:antwoord|beantwoord|bericht)|automatische (?:reactie|melding)',
  'afwezig(?:heid(?:sbericht|smelding|sassistent)?)?(?: tot .{1,40}| van .{1,40})?|niet aanwezig|buiten kantoor',
  // Italian, Romanian
  'risposta automatica|messaggio automatico|fuori (?:sede|ufficio)|assen(?:za|te)(?: dall.ufficio| fino .{1,40})?|in ferie',
  'r[ăa]spuns automat|mesaj automat',
  // Japanese, Korean
  '(?:自動|オート)(?:返信|応答|配信|送信)(?:メール|:.*)?|不在(?:通知|のお知らせ|連絡|メール|中)?|休暇(?:中|通知|のお知らせ)?',
  '자동 ?(?:회신|응답|답장|발송)|부재 ?중?(?: (?:알림|회신|메일))?',
  // Turkish, Greek
  '(?:otomatik (?:yan[ıi]t|cevap|mesaj)|(?:ofis|b[üu]ro) d[ıi][şs][ıi]nda(?:y[ıi]m)?|izinde(?:yim)?)',
  '(?:αυτόματη απάντηση|εκτός γραφείου)',
  // Polish, Czech, Hungarian, the Nordic languages, South-East Asia
  'automatyczna odpowied[źz]|autoodpowied[źz]|nieobecno[śs][ćc]|poza biurem|automatick[áa] odpov[ěe][dď]|mimo kancel[áa][řr]|nep[řr][íi]tomnost',
  'automatikus v[áa]lasz|h[áa]zon k[íi]v[üu]l(?:i [üu]zenet)?',
  'auto-?svar|automatisk[t]? svar|fr[åa]nvaro(?:meddelande)?|frav[æa]r(?:smelding)?|ikke (?:til ?stede|p[åa] kontoret)|automaattinen (?:vastaus|ilmoitus)|poissa(?: toimistosta)?(?:[-:]viesti)?',
  // South-Eastern Europe, the Baltic States, the Caucasus, Central Asia
  'автоматичен отговор|автоматски одговор|аутоматски одговор|аўтаматычны адказ|automatski odgovor|samodejni odgovor|izvan ureda|odsoten(?:/-na)?|odsutan|odsotnost|отсъствам?|извън офиса',
  'automatinis (?:atsakymas|prane[šs]imas)|autom[āa]tisk[āa] atbilde|automaat(?:ne )?vastus|automaatvastus|sjálfvirkt svar|p[ëe]rgjigje automatike|tweġiba awtomatika|freagra uathoibríoch|erantzun automatikoa',
  'ავტომატური პასუხი|ավտոմատ պատասխան|avtomatik (?:cavab|javob)|автоматты жауап|автоматтык жооп|ҷавоби худкор|автомат хариу',
  '(?:jawapan|balasan) automatik|jibu la kiotomatiki|स्वचालित (?:उत्तर|जवाब)|स्वतः जवाफ|স্বয়ংক্রিয় (?:উত্তর|জবাব)|خودکار جواب|ራስ-ሰር (?:ምላሽ|መልስ)|outomatiese antwoord',
  '(?:balas(?:an)?|jawaban) otomatis|(?:trả lời|thư trả lời) tự động|ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ',
]);

/** Reports that a message of ours did not arrive, or not yet. */
const deliveryReports = opening([
  // English
  '(?:e-?mail |mail |message )?undeliver(?:able|ed|y)(?: (?:e-?mail|mail|message|report))*(?: returned to (?:the )?sender)?',
  String.raw`(?:e?-?mail |message |permanent |temporary )*delivery (?:status notification|status report|status|failure|failed|error|problem|delay(?:ed)?|has failed|has been delayed|unsuccessful|incomplete|warning|notification|report|receipt)s?(?: \((?:failure|delay|success|delayed|failed|relay)\))?(?: notice| notification| report| message)?(?: (?:for|from|to|on|about) .{1,150})?`,
  '(?:e-?mail|mail|message|smtp) delivery (?:failed|failure|system|subsystem|delayed|error|warning|problem|report|status|delay)(?: .{1,150})?',
  'delivery (?:notification|failure|failed|report)(?: .{1,150})?',
  'delayed (?:mail|delivery|message)|(?:mail|message|delivery) delayed(?: .{1,100})?',
  '(?:returned|rejected|bounced|refused|blocked|failed|undelivered) (?:e-?mail|mail|message)(?: .{1,150})?',
  '(?:e-?mail|mail|message|your (?:e-?mail|mail|message)) (?:was |has been |is |being )?(?:returned(?: to (?:the )?sender)?|rejected|bounced|refused|blocked|undeliverable|not delivered|not sent|not deliverable|undelivered|failed)(?: .{1,150})?',
  '(?:e-?mail|mail|message) (?:system error|error|failure|warning|routing error|transport error)(?: .{1,150})?',
  "(?:your )?(?:e-?mail|mail|message|letter)(?: (?:sent )?to .{1,120}| you sent)? (?:could|can|was|has|is|will|did)(?: ?not|n['’]t) (?:be |been )?(?:deliver|sent|send|reach|accept|process|forward).{0,150}",
  "(?:unable|failed|failure|not able|cannot|could not|couldn['’]t|can['’]t) (?:to )?(?:deliver|send|forward|route)(?:y|ing)?(?: .{1,150})?",
  '(?:failure|bounce|nondelivery|non-delivery|undeliverable|dsn|ndr) (?:notice|notification|message|mail|report|delivery)',
  'non-?deliver(?:able|y|ed)(?: (?:report|notification|mail|message|notice))?',
  'return(?:ed)? to (?:the )?sender(?: .{1,100})?',
  'warning[:,]? (?:could not|message|mail|e-?mail|delivery|user|unable|your)(?: .{1,120})?',
  '(?:user|recipient|mailbox|address|account|host|domain)(?: .{1,80})? (?:unknown|not found|full|unavailable|rejected|does not exist|over quota|disabled|inactive|invalid|no longer .{1,60})',
  '(?:unknown|no such|invalid|bad) (?:user|recipient|address|mailbox|host|domain)(?: .{1,100})?',
  '(?:error|problem)s? (?:sending|delivering|in|with|while|on) (?:.{1,40} )?(?:mail|message|e-?mail|delivery)(?: .{1,100})?',
  '(?:over |mail(?:box)? |disk )?quota (?:exceeded|warning|violation)|mailbox full|address change|(?:spam|junk) (?:blocked|rejected)',
  // French
  '(?:message |courrier |courriel |mail )?non (?:remis(?:e)?|distribu[ée](?:e)?|d[ée]livr[ée](?:e)?|distribuable|transmis|livr[ée])(?: .{1,100})?',
  "(?:[ée]chec|erreur|probl[èe]me|incident|retard|impossibilit[ée])s? (?:de |d['’]|lors de |dans |à |pour )?(?:la |l['’])?(?:remise|distribution|livraison|envoi|acheminement|transmission|d[ée]livrance|remettre)(?: .{1,100})?",
  "(?:notification|avis|rapport|[ée]tat|accus[ée]|message) (?:d['’]|de |de la |sur l['’])?(?:[ée]tat de |non[- ]|[ée]chec de |statut de )*(?:la )?(?:remise|distribution|livraison|r[ée]ception de message)(?: .{1,100})?",
  '(?:message|courrier|courriel|mail) (?:retourn[ée]|refus[ée]|rejet[ée]|retard[ée]|en retard|diff[ée]r[ée])|retour (?:de|du|à) (?:courrier|message|mail|l.exp[ée]diteur)|impossible (?:de|à) (?:remettre|distribuer|d[ée]livrer)(?: .{1,100})?|remise (?:diff[ée]r[ée]e|retard[ée]e|impossible|effectu[ée]e)|remis',
  // Spanish
  'no se (?:puede|pudo|ha podido|pueden) (?:entregar|enviar)(?: .{1,100})?',
  '(?:error|fallo|problema)s? (?:de|del|en la|en el|en|al|a la) (?:entregar?|env[íi]o|enviar|entrega)(?: .{1,100})?',
  '(?:mensaje|correo|e-?mail)(?: electr[óo]nico)? (?:no (?:entregado|enviado|entregable)|devuelto|rechazado|retrasado)(?: .{1,100})?',
  '(?:notificaci[óo]n|aviso|informe) (?:de|del|sobre el|acerca del) (?:error|fallo|no|estado|retraso|la)(?: .{1,100})?(?:entrega|env[íi]o)(?: .{1,60})?',
  'no (?:entregado|entregable)|devuelto|entrega (?:fallida|retrasada|demorada|no realizada)|imposible (?:entregar|enviar)(?: .{1,60})?|retrasado',
  // Russian and Ukrainian
  'не ?доставлен[оаы]?|недоставлен\\S{0,5}(?: (?:сообщение|письмо|почта))?',
  '(?:ваше )?(?:сообщение|письмо) (?:не )?(?:было )?(?:не )?(?:доставлено|отправлено|возвращено)(?: .{1,60})?',
  '(?:ошибка|сбой|задержка|проблема) (?:при )?(?:доставк[иеа]|отправк[иеа]|доставки)(?: .{1,60})?',
  '(?:уведомление|отч[её]т|сообщение|извещение) о(?:б)? (?:не)?(?:доставке|доставки|статусе|состоянии|ошибке|невозможности|задержке)(?: .{1,60})?',
  '(?:невозможно|не удалось|не удается|не может быть) (?:доставить|доставлен\\S{0,2}|отправить)(?: .{1,60})?|возврат(?: (?:почты|сообщения|письма))?|доставка (?:отложена|задерживается|не удалась)|повідомлення не доставлено|не доставлено',
  // Chinese
  '(?:系统|系統|邮件|郵件|信件)?(?:退信|退件|退回)(?:通知|邮件|郵件|提醒)?(?:.{1,60})?',
  '(?:您的?)?(?:邮件|郵件|信件|消息|訊息)?(?:未|无法|無法|未能|不能|没有)(?:成功)?(?:送达|送達|投递|投遞|递送|遞送|传递|傳遞|发送|發送|寄出|寄达|寄達|交付)(?:的邮件|的郵件|通知)?',
  '(?:邮件|郵件|消息)?(?:投递|投遞|递送|发送|發送|寄送|传送|傳送|传递|傳遞|送信)(?:失败|失敗|错误|延迟|延遲|状态|狀態)(?:通知|报告|報告)?',
  // Arabic, Hebrew, Persian
  '(?:تعذر|تعذّر|لم يتم|لا يمكن) (?:تسليم|توصيل|إرسال|التسليم|التوصيل|الإرسال)(?: الرسالة| البريد| رسالتك)?',
  '(?:فشل|خطأ|تأخر|تأخير)(?: في)? (?:ال)?(?:تسليم|توصيل|إرسال)(?: الرسالة| البريد)?',
  '(?:إشعار|إعلام|تقرير) (?:ب|عن )?(?:حالة |فشل |عدم |تأخر )?(?:ال)?(?:تسليم|توصيل)|(?:رسالة )?غير (?:قابلة? للتسليم|مسل[َّ]?مة?)|رسالة مرتجعة',
  '(?:לא ניתן למסור|לא נמסר|הודעה שלא נמסרה|تحویل نشد|عدم تحویل)(?: .{1,60})?',
  // German, Dutch
  '(?:nachricht |e-?mail |mail )?(?:unzustellbar(?:e)?|nicht zustellbar|nicht zugestellt)(?: (?:nachricht|e-?mail|mail|zur[üu]ck).{0,40})?',
  '(?:zustellung|zustellungs?|[üu]bermittlungs?)[- ]?(?:fehlgeschlagen|fehler|status|problem|verz[öo]gert|verz[öo]gerung|bericht|benachrichtigung|nicht m[öo]glich)(?: .{1,60})?',
  '(?:fehler|problem)e? (?:bei|beim|w[äa]hrend) (?:der |dem )?(?:nachrichten|mail)?(?:zustellung|[üu]bermittlung|versand|senden)(?: .{1,60})?|verz[öo]gerte (?:zustellung|nachricht)|benachrichtigung (?:[üu]ber|zum|zur) .{0,30}(?:status|zustell).{0,60}|zur[üu]ck an absender|r[üu]cksendung',
  'onbestelbaar|niet (?:bezorgd|afgeleverd|te bezorgen)|(?:bezorging|aflevering) (?:mislukt|vertraagd)(?: .{1,60})?|(?:bezorgings|afleverings)?status(?:melding|bericht)|mislukte (?:bezorging|aflevering)',
  // Portuguese, Italian, Romanian
  'n[ãa]o (?:foi )?(?:entregue|enviad[ao]|entreg[áa]vel|poss[íi]vel entregar)(?: .{1,60})?|(?:falha|erro|atraso|problema)s? (?:na|no|de|ao) (?:entrega|envio|entregar|enviar)(?: .{1,60})?|mensagem (?:n[ãa]o entregue|devolvida|rejeitada)|(?:notifica[çc][ãa]o|aviso) (?:de|do|sobre)(?: .{1,40})? (?:entrega|envio)(?: .{1,40})?|devolvid[ao]',
  '(?:messaggio |posta |e-?mail )?(?:non (?:recapitat[oaie]|recapitabile|consegnat[oa]|inviat[oa])|mancat[oa] (?:recapito|consegna|invio))(?: .{1,60})?|impossibile (?:recapitare|consegnare|inviare)(?: .{1,60})?|(?:notifica|avviso|rapporto)(?: (?:di|sullo|sul|dello|della|del))?(?: .{1,40})? (?:recapito|consegna)(?: .{1,40})?|errore (?:di|nella|nel) (?:consegna|recapito|invio)|ritardo (?:di|nella) consegna|nelivrat|imposibil de livrat',
  // Japanese, Korean
  '(?:メール|メッセージ|電子メール)?(?:の)?(?:配信|送信|配達|送達)(?:不能|エラー|失敗|できません|不可|遅延|状態|状況)(?:通知|の通知|のお知らせ|レポート)?(?:.{1,60})?|(?:エラーメール|未配信|配信未完了|宛先不明|不達|未達)(?:.{1,40})?|(?:送信|配信)(?:でき|に失敗).{0,40}',
  '(?:메일|메시지)?\\s*(?:배달|전송|발송|전달|송신|반송)(?:되지|할 수|에|이|을)?\\s*(?:않음|없음|실패|불가|오류|지연|상태|못함|안내|메일)?(?: ?(?:알림|안내|통지|보고서?))?|배달되지 않음|반송(?:된)? ?(?:메일|편지)?|수신 ?(?:불가|실패)',
  // Turkish, Greek
  '(?:teslim|iletil|g[öo]nderil)(?:emedi|emeyen|medi|emiyor)(?: .{1,60})?|(?:teslim|iletim|g[öo]nderim|teslimat)(?:at)? (?:hatas[ıi]|ba[şs]ar[ıi]s[ıi]z|durumu|edilemedi)(?: .{1,60})?|(?:δεν παραδόθηκε|μη παράδοση|αποτυχία παράδοσης)(?: .{1,60})?',
  // Polish, Czech, Hungarian, the Nordic languages, South-East Asia
  'nie ?(?:dostarczon[aeyo]|dor[ęe]czon[aeyo]|dostarczalna|mo[żz]na dostarczy[ćc])(?: .{1,60})?|b[łl][ąa]d (?:dostarcz|dor[ęe]cz)\\S*(?: .{1,60})?|zwrot(?: .{1,40})?|powiadomienie o .{1,60}|nedoru[čc](?:iteln|en)\\S*(?: .{1,60})?|nelze doru[čc]it',
  'k[ée]zbes[íi]thetetlen|sikertelen k[ée]zbes[íi]t[ée]s|(?:kan|kunde|kunne) (?:inte|ikke|ej) (?:leveres|levereras|skickas|sendes)(?: .{1,60})?|(?:ikke|inte|ej|o)[ ]?(?:leveret|levert|levererat|levererbar)(?: .{1,60})?|returnerad?(?: .{1,40})?|toimitus ep[äa]onnistui|ei voitu toimittaa(?: .{1,60})?',
  '(?:không (?:gửi được|thể (?:gửi|phát))|gagal (?:terkirim|dikirim)|tidak (?:terkirim|dapat dikirim)|pengiriman gagal|ไม่สามารถส่ง)(?: .{1,60})?',
]);

/** True for a subject that absence or answering programs write. */
export const isAutomaticReplySubject = (subject: string): boolean => automaticReplies.test(subject.slice(0, 400));

/** True for a subject that mail systems write on reports of failed or delayed delivery. */
export const isDeliveryReportSubject = (subject: string): boolean => deliveryReports.test(subject.slice(0, 400));
