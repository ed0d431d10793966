import { anyOf } from './evidence.ts';

/** Words of answering programs in the bodies of what they send, white space collapsed. */

/** The text says itself that no person wrote it. */
export const saysAutomatic = anyOf([
  // Ticket systems
  '(?:please )?(?:type|write|enter) your (?:reply|answer|response) (?:above|below) this line|(?:répondez|répondre) au-dessus de cette ligne|antworten sie (?:bitte )?oberhalb dieser (?:linie|zeile)',
  'the sender would like to recall the message|this is an automated? (?:alert|report) (?:from|of)',
  // English
  `this (?:is|was) an? (?:auto(?:mated|matic(?:ally)?)?[- ]?|computer[- ]|system[- ]|machine[- ])(?:generated|reply|response|e-?mail|message|mail|notification|notice|acknowledge?ment|answer|sent|created|responder|(?:re)?generated)`,
  'this (?:e-?mail|message|mail|reply|response|notification|notice|confirmation) (?:has been|was|is|is being) (?:sent |created |produced |issued )?(?:automatic|auto-?generated|auto-?matically|generated (?:automatic|by))',
  "(?:please )?(?:do not|don(?:’|')t|cannot|can not) (?:directly )?(?:reply|respond|answer) (?:directly )?to this (?:e-?mail|message|mail|address|automat|notification)",
  'replies to this (?:e-?mail|message|address) (?:are|will) (?:not|go)|(?:this|from an?) (?:mailbox|e-?mail address|address|account) is (?:not|un)[- ]?(?:monitored|attended|read)|unmonitored (?:mailbox|address|account|e-?mail)|send-only|(?:has|have) been sent from a notification',
  '(?:auto|automatically|computer|system)[- ](?:generated|responded|replied|acknowledged)|^\\W*(?:this is (?:my|the) )?auto(?:mated|matic)?[- ]?(?:generated|respon(?:se|der)|reply|answer|acknowledg)',
  // French, Spanish, Portuguese, Italian
  '(?:message|courriel|e-?mail|mail|réponse|courrier) (?:est |a été )?(?:automatique|(?:généré|envoyé|créé|émis)e? (?:automatiquement|par un automate))|(?:merci de )?ne pas répondre à ce(?:t)? (?:message|courriel|e-?mail|mail)|veuillez ne pas (?:y )?répondre',
  '(?:mensaje|correo|respuesta|e-?mail)(?: electrónico)? (?:es |ha sido |fue |se ha )?(?:automátic[oa]|(?:generado|enviado|creado)[oa]? (?:automáticamente|de forma automática|por un sistema))|(?:no respond(?:a|er|as)|no conteste) (?:a )?(?:este|directamente)|generado automáticamente',
  '(?:mensagem|resposta|e-?mail) (?:é |foi )?(?:automátic[oa]|(?:gerad|enviad|criad)[oa] (?:automaticamente|por um))|(?:não|nao) respond[ae] (?:a )?(?:este|esta)|gerad[oa] automaticamente',
  '(?:messaggio|risposta|e-?mail|comunicazione) (?:è |è stat[oa] )?(?:automatic[oa]|(?:generat|inviat|creat)[oa] (?:automaticamente|in automatico|da un))|(?:si prega di )?non rispondere a quest[oa]|generat[oa] automaticamente',
  // German, Dutch, the Nordic languages
  '(?:nachricht|e-?mail|mail|antwort|mitteilung) (?:wurde|ist|wird) .{0,20}(?:automatisch|maschinell)|automatisch (?:generiert|erstellt|erzeugt|versendet|verschickt|gesendet)|automatische (?:antwort|nachricht|e-?mail|rückmeldung)|(?:antworten sie|bitte) .{0,40}nicht auf diese|bitte nicht antworten',
  'automatisch (?:gegenereerd|verzonden|verstuurd|aangemaakt|bericht|antwoord)|(?:dit is een )automatisch|niet (?:te )?(?:beantwoorden|antwoorden) op dit|automatis(?:kt|k) (?:svar|genere|skapa|meddel|oprettet|generert)|svara inte på|besvar ikke|automaattinen (?:vastaus|viesti)|automaattisesti',
  // Russian, Ukrainian, Polish, Czech
  '(?:сообщение|письмо|ответ|уведомление) .{0,20}(?:автоматическ|создано|сформировано|сгенерировано|отправлено) ?(?:автоматически|роботом|почтовой)?|автоматическ(?:ое|ий|и) (?:сообщение|ответ|уведомление|сформирован|сгенерирован|отправлен|создан)|(?:не отвечайте|просьба не отвечать|отвечать на (?:него|это) не)|автоматич(?:на|не) (?:відповідь|повідомлення)',
  '(?:wiadomość|odpowiedź|e-?mail) .{0,20}(?:automatyczn|wygenerowan)|(?:prosimy )?nie odpowiada(?:ć|j) na t|automatick(?:á|y) (?:odpověď|generovan|odeslan)|neodpovídejte',
  // Chinese, Japanese, Korean
  '(?:自动|自動)(?:回复|回覆|发送|發送|发出|發出|答复|生成|产生|產生|应答|寄出)|(?:请|請)?(?:勿|不要)(?:直接)?(?:回复|回覆|回信)|系统(?:自动|邮件|发出)|系統(?:自動|發出)',
  '自動(?:的に|で)?(?:返信|送信|配信|応答|生成|発信|作成)|(?:この|本)(?:メール|電子メール|アドレス).{0,20}(?:返信|ご返信|返答).{0,12}(?:できません|頂いて|いただいて|しないで|なさらない|お答え)|送信専用|配信専用|自動返信',
  '자동(?:으로)? ?(?:발송|회신|응답|생성|답장|발신|전송)|발신 ?전용|회신(?:되지|하지|이 불가)',
  // Arabic, Hebrew, Farsi, Turkish, Greek, others
  '(?:رسالة|رد|بريد|إشعار) (?:إلكتروني(?:ة)? )?(?:تلقائي|آلي|آلى|أوتوماتيكي)|(?:أُ|ا|أ)رسلت? (?:هذه الرسالة )?(?:تلقائي|آلي)|(?:عدم|لا) (?:الرد|ترد) على هذ|הודעה (?:זו )?(?:אוטומטית|נשלחה)|מענה אוטומטי|(?:پاسخ|پیام) خودکار',
  'otomatik (?:olarak|bir|yanıt|mesaj|e-?posta|cevap)|yanıtlamayınız|cevap vermeyiniz|αυτόματ(?:ο|η|α) (?:μήνυμα|απάντηση|απόκριση)|mesaj (?:generat )?automat|automatikus (?:válasz|üzenet)|(?:balasan|jawaban|pesan|e-?mel) otomati[sk]|(?:thư|email|tin nhắn) (?:được gửi |trả lời )?tự động|ตอบกลับอัตโนมัติ|อัตโนมัติ',
]);

/** The sender is away. */
export const saysAway = anyOf([
  String.raw`(?:i(?:'|’)?(?: a)?m|i(?:'|’)?(?: wi)?ll be|i am|we are|i have been|i(?:'|’)?ve|will be|am|currently|be)(?: (?:now|currently|presently|away|temporarily|also|on|at the moment|still|travel(?:l)?ing))* (?:out of (?:the |my )?(?:office|town|country|city|reach)|away(?: from| until| on| till|,|\.| and| for| \()|on (?:annual |sick |home |maternity |paternity |parental |medical |special |official |business |a )?(?:leave|vacation|holiday|holidays|mission|travel|duty travel|trip|business trip|sabbatical|break)|absent|not (?:in|at) (?:the |my )?(?:office|desk)|unavailable|out(?: until| from| of))`,
  '^\\W*(?:hello|hi|dear \\S{1,30}|thank you for your (?:e-?mail|message|mail))?\\W*out[- ]of[- ](?:the[- ])?office|(?:limited|no|intermittent|irregular|sporadic|infrequent|without) (?:regular )?access to (?:my |the )?(?:e-?mail|mail|internet)|(?:no longer|not longer) (?:work|employed|with (?:the|this)|at (?:the|this)|serv|in (?:the|this))|(?:have |has )?left (?:the )?(?:company|organi[sz]ation|ministry|mission|office|university)|(?:our )?office (?:is|will be) closed',
  "(?:je suis|je serai|actuellement|serai|suis|nous sommes) .{0,25}(?:absent|en congé|en mission|en vacances|en déplacement|hors du bureau|indisponible|à l['’]étranger)|(?:bureau|bureaux) .{0,20}fermé|en congés? (?:jusqu|du|à partir)|de retour (?:le|au bureau)",
  '(?:estoy|estaré|me encuentro|me encontraré|actualmente|estamos) .{0,25}(?:fuera de|ausente|de vacaciones|de viaje|de permiso|de licencia|de baja|en comisión)|fuera de (?:la )?oficina|(?:oficina|despacho) .{0,20}cerrad',
  '(?:я )?(?:нахожусь|буду|сейчас|в настоящее время|отсутствую|временно) .{0,25}(?:в отпуске|в командировке|отсутств|вне офиса|не на рабочем|на больничном)|(?:офис|бюро|представительство|отдел|посольство) .{0,20}(?:закрыт|не работа)|(?:отсутствую|отсутствовать) (?:в офисе|на работе|на рабочем|до|с)|у відпустці|у відрядженні',
  '(?:我|本人|目前|现在|現在|正在|正|因|您好[，,。！]?)(?:目前|现在|現在|正在|正|将|將|处于|在|于|因)*(?:外出|休假|出差|度假|请假|請假|年假|在外)(?!现|会)|不在(?:办公室|辦公室)|(?:办公室|辦公室|我们|我們|本处).{0,6}(?:放假|休息|关闭|關閉)',
  '(?:أنا|سأكون|حاليا|حالياً|أكون) .{0,25}(?:خارج المكتب|في إجازة|إجازة|غائب|مسافر|في مهمة)|(?:المكتب|مكتبنا|البعثة|السفارة) .{0,20}مغلق|خارج (?:المكتب|البلاد|مكتبي)|في إجازة (?:من|حتى|سنوية)',
  '(?:ich bin|bin ich|wir sind|ich befinde|bin|derzeit|zurzeit) .{0,60}(?:nicht (?:im (?:büro|hause?)|erreichbar|am arbeitsplatz|am platz)|im urlaub|abwesend|ausser haus|außer haus|auf dienstreise|in elternzeit|ausserhalb|außerhalb)|(?:büro|praxis) .{0,30}geschlossen',
  '(?:estou|estarei|encontro-me|no momento) .{0,25}(?:fora d|ausente|de férias|em férias|em viagem|de licença|em missão)|(?:sono|sarò|mi trovo|siamo) .{0,25}(?:fuori (?:sede|ufficio|dall)|assente|in ferie|in vacanza|in missione|in trasferta|in congedo)|(?:ik ben|ben ik|wij zijn|momenteel) .{0,40}(?:afwezig|niet (?:aanwezig|op kantoor|bereikbaar)|met (?:vakantie|verlof)|op (?:vakantie|reis)|buiten kantoor)',
  '(?:不在|休暇|休み|出張|外出)(?:を|に|中|の(?:ため|間)|して|し|と|で|いたし|させ)|(?:お休み|夏季休業|年末年始)|(?:부재|휴가|출장) ?중|(?:부재|휴가|출장)(?:입니다|중입니다|으로)|자리를 비',
  '(?:şu an(?:da)?|halen|tarihleri|arasında) .{0,40}(?:izin|ofis(?:te)? (?:dışında|değil)|tatil|seyahat)|(?:izinde|ofis dışında|yıllık izin)(?:yim|de)?|(?:jestem|będę|przebywam) .{0,30}(?:nieobecn|na urlopie|poza biur|w delegacji)|(?:jsem|budu) .{0,20}(?:mimo kancelář|na dovolené|nepřítom)|(?:jag är|är|jeg er|olen) .{0,30}(?:inte på kontoret|på semester|bortrest|tjänstledig|ledig|på ferie|ikke (?:på kontoret|til stede)|fraværende|lomalla|poissa)|(?:βρίσκομαι|είμαι) .{0,20}(?:εκτός γραφείου|σε άδεια)|(?:szabadságon|házon kívül)|(?:אני|נמצא) .{0,20}(?:בחופשה|מחוץ למשרד)',
  // South-Eastern Europe, the Baltic States
  '(?:сум|съм|сам|отсутна?|отсъствам) .{0,20}(?:в отпуск|на одмор|на годишен|одсутан|отсутан|ван канцелар|извън офиса)|(?:на одмор|в отпуск|на годишњем одмору) (?:сум|съм|сам)|(?:nisam|neću biti) .{0,20}(?:u uredu|u kancelariji)|(?:na|sam na) (?:godišnjem )?odmoru|odsut(?:an|na) sam|sem .{0,20}(?:odsot|na dopustu)|odsot(?:en|na) sem|som .{0,20}(?:na dovolenke|mimo kancelárie|neprítom)',
  '(?:sunt|voi fi) .{0,20}(?:în concediu|plecat|absent|în afara biroului)|esu .{0,20}(?:atostog|išvyk|komandiruot)|(?:esmu|būšu) .{0,20}(?:atvaļināj|komandēj|prombūtn)|(?:olen|viibin) .{0,20}(?:puhkus|lähetus|kontorist väljas)|ég (?:er|verð) .{0,20}(?:í fríi|í leyfi|ekki við)|jam .{0,20}(?:me pushime|jashtë zyrës)|(?:jeg er|er) ute av kontoret',
  // The Caucasus, Central and South Asia, South-East Asia, East Africa
  'შვებულებაში|արձակուրդում|(?:məzuniyyət|ezamiyyət)d|демалыста|эс алуудамын|(?:در|به) (?:مرخصی|سفر|ماموریت)|(?:میں|رخصت) .{0,20}(?:رخصت|چھٹی) پر|(?:छुट्टी|अवकाश) पर|ছুটিতে (?:আছি|রয়েছি)|(?:sedang|tengah|saya) .{0,10}(?:cuti|bercuti|di luar (?:kantor|kota|pejabat)|dinas luar)|(?:đang|sẽ) .{0,10}(?:đi công tác|nghỉ phép|vắng mặt)|ลา(?:พักร้อน|หยุด|พักผ่อน)|(?:niko|nitakuwa) .{0,15}(?:likizo|safarini|nje ya ofisi)|soc de vacances|estic (?:de vacances|fora)',
  // A mission that is closed for a while answers all alike.
  '(?:our |the )?(?:office|embassy|mission|consulate|secretariat|ministry|chancery)(?: of .{1,40})? (?:is|are|will be|remains?) (?:currently |temporarily )?closed (?:from|until|for|on|due|between)',
]);

/** What people leave in an absence message besides: when they are back, whom to ask meanwhile. */
export const saysMeanwhile = anyOf([
  String.raw`(?:return(?:ing)?|back|reply|respond|answer|read|get back|come back|in touch|attend|deal with|check) .{0,60}(?:on|upon|when|after|as soon as|until|in the office|by|from|to you|at the earliest)|until .{0,40}(?:\d|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|further notice)`,
  '(?:urgent|immediate|emergenc|assistance|in my absence|during (?:my|this|that) (?:absence|time|period)|in the meantime|meanwhile|any queries|for (?:any )?(?:other|further)|instead|alternatively|if (?:you )?(?:need|require|have)).{0,100}(?:contact|call|e-?mail|write|reach|forward|address|phone|please|@)',
  "(?:mon|à|dès|de) retour|retour (?:le|au)|en cas d['’]urgence|pour toute (?:urgence|question|demande)|en mon absence|jusqu['’]au|veuillez (?:contacter|vous adresser)|merci de (?:contacter|vous adresser)|je (?:vous )?répondrai|prendrai connaissance",
  '(?:mi|al|a mi) regreso|regres(?:o|aré)|vuelt|vuelvo|en caso de urgencia|para (?:cualquier|asuntos|temas) .{0,30}(?:urgent|consult|contact)|en mi ausencia|hasta el|pónga(?:n)?se en contacto|contact(?:e|ar|en) (?:con|a)|responderé|contestaré',
  '(?:по возвращени|вернусь|возвращения|выйду|отвечу|свяжусь|до \\d|по срочн|в срочных|по (?:всем )?вопросам|обращайтесь|обращаться|в мо(?:е|ё) отсутствие|свяжитесь)',
  '(?:回来|返回|回到|回復|回复您|尽快|盡快|如有(?:急|紧急|緊急)|紧急|緊急|请联系|請聯(?:絡|繫)|请致电|期间.{0,20}(?:联系|聯絡))|(?:عودتي|أعود|عند العودة|للأمور العاجلة|الحالات الطارئة|يرجى الاتصال|الرجاء الاتصال|التواصل مع|حتى تاريخ|حتى يوم)',
  '(?:ab dem|bis zum|bis einschließlich|wieder (?:im|erreichbar|da|für)|nach meiner rückkehr|rückkehr|in dringenden|dringend|wenden sie sich|vertret|nicht weitergeleitet|zurück)|(?:regress|retorn|volt|até|em caso de urgência|urgente|contat|contact[ae])|(?:rientr|al mio ritorno|fino al|per urgenze|in caso di urgenza|contattare|rivolgersi|urgent)|(?:terug|tot en met|spoed|dringend|contact opnemen|neem(?:t u)? contact|vanaf)',
  '(?:まで|より|から).{0,30}|(?:お急ぎ|緊急|ご連絡|戻り|帰り|改めて|後日|出社)|(?:까지|복귀|급한|긴급|연락|문의)|(?:kadar|döndüğümde|dönüşümde|(?<!\\p{L})acil|iletişim|irtibat)|(?:wrócę|do dnia|pilnych|proszę (?:o )?kontakt|w sprawach|zpět|naléhav|kontaktujte|åter|tillbaka|brådskande|kontakta|tilbage|haster|kontakt|palaan|επιστρ|επείγ)',
]);

/** A filter asks the sender to prove that he is a person. */
export const asksForProof = anyOf([
  '(?:your|the) (?:message|mail|e-?mail)(?: \\S{1,80}){0,6} (?:is|has been|was) (?:being )?(?:held|quarantined|placed|queued|kept|waiting|awaiting|pending)(?: \\S{1,40}){0,8} (?:until|pending|for|awaiting|because|confirm|verif|moderat|approv)',
  '(?:click|follow|visit|use|open|press|go to)(?: \\S{1,30}){0,10} (?:link|url|page|address|button|website|below)(?: \\S{1,80}){0,14} (?:confirm|verif|authenticat|prove|deliver|approve|validat|whitelist|release)',
  "(?:confirm|verify|prove|validate|authenticate)(?: \\S{1,30}){0,6} (?:you(?:r|’re|'re)?|that you|human|real person|legitimate|sender|not (?:a )?(?:spam|machine|robot|computer))",
  '(?:simply |just |please |must )(?:reply|respond)(?: \\S{1,30}){0,10} (?:confirm|deliver|approve|verify|release|authoriz|whitelist|without (?:changing|modif|edit))',
  'challenge[-/ ]response|anti-?spam (?:system|service|software|filter|measure)|spam ?(?:arrest|blocker|cop|protection|pal)|boxtrapper|\\btmda\\b|active spam killer|(?:white|allowed?|approved|guest|trusted)[- ]?(?:list|senders?)|first time (?:you|that you) (?:have )?(?:sent|e-?mailed|wr[io]t)|one[- ]time (?:confirmation|verification|process|request)|captcha',
  '(?:confirmer|valider|vérifier)(?: \\S{1,30}){0,8} (?:adresse|message|lien|expéditeur|envoi)|(?:confirme|confirmar|valide|verifique)(?: \\S{1,30}){0,8} (?:dirección|mensaje|enlace|envío|endereço|mensagem)|(?:bestätigen|freischalten)(?: \\S{1,30}){0,8}(?: sie)?|подтверд\\S{1,4}(?: \\S{1,30}){0,8} (?:адрес|отправ|письм|сообщени)|点击(?:以下|下面|此)?(?:链接|連結).{0,30}(?:确认|验证|驗證)',
]);

/** The message was taken in: a receipt, often with a number. */
export const confirmsReceipt = anyOf([
  '(?:your|the|this) (?:message|e-?mail|mail|inquiry|enquiry|request|query|correspondence|communication|application|submission|feedback|comments?|letter|ticket|case)(?: \\S{1,60}){0,8} (?:has been|was|have been|is) (?:successfully |duly |safely )?(?:received|logged|registered|recorded|assigned|created|opened|forwarded|accepted|submitted)',
  '(?:we|i) (?:have |hereby |can |will )*(?:received|confirm(?:ed)?|acknowledge)(?: \\S{1,30}){0,4} (?:your|receipt|of your)|thank you for (?:contacting|your (?:e-?mail|message|mail|inquiry|enquiry|request|interest|submission|feedback|query)|writing|e-?mailing|getting in touch)|thanks for (?:contacting|your (?:e-?mail|message|mail)|getting in touch|writing)',
  '(?:nous avons bien reçu|votre (?:message|demande|courriel|mail) a (?:bien )?été|accusons réception|hemos recibido (?:su|tu)|su (?:mensaje|solicitud|correo|consulta) ha sido|gracias por (?:contactar|su mensaje|comunicarse|escribir)|ваше? (?:письмо|сообщение|обращение|запрос) (?:было )?(?:получен|принят|зарегистрирован)|спасибо за (?:обращение|ваше)|(?:您的|你的)(?:来信|邮件|郵件|信件)(?:已|我们已|我已)(?:经)?(?:收到|收悉|收)|已收到(?:您|你)|(?:لقد )?(?:تم استلام|استلمنا|تلقينا) (?:رسالتك|طلبك|بريدك)|شكرا? (?:لك )?(?:على|ل)تواصل)',
  '(?:wir haben )?ihre (?:nachricht|e-?mail|anfrage|mail)(?: \\S{1,30}){0,4} (?:erhalten|eingegangen|ist bei uns)|vielen dank für ihre (?:nachricht|e-?mail|anfrage|mail)|recebemos (?:a )?(?:sua|seu)|obrigad[oa] por|abbiamo ricevuto|grazie per (?:averci|la (?:sua|tua)|il (?:suo|tuo))|uw (?:bericht|e-?mail|mail|vraag) (?:is|hebben|ontvangen)|bedankt voor uw|(?:お問い?合わ?せ|メール|ご連絡).{0,20}(?:受け付け|受付|ありがとうございま|拝受|頂き|いただき)|(?:문의|메일|이메일).{0,20}(?:접수|감사)|(?:mesajınız|başvurunuz|e-?postanız).{0,30}(?:ulaş|alın)|teşekkür',
]);

/** The number that a program gives to what it took in. */
export const givesNumber =
  /\b(?:ticket|incident|tracking|support request|service request) ?(?:id|no\b|nr\b|number|#|:)|\bcase ?(?:id|#)|ticketnummer|num[ée]ro de (?:ticket|suivi)|n[úu]mero de (?:ticket|incidencia|seguimiento)|номер (?:заявки|обращения)|工单|受付番号/iu;

/** A filter found something in our message. */
export const reportsFilter = anyOf([
  String.raw`(?:virus|malware|worm|trojan|infected|banned|prohibited|unacceptable|offensive|spam)(?: \S{1,60}){0,14} (?:detected|found|blocked|removed|deleted|quarantined|rejected|stopped|stripped|cleaned|your (?:message|e-?mail|mail))`,
  String.raw`(?:anti-?virus|virus[- ]?scan(?:ner)?|content (?:filter|scanner|checker|security)|mail(?:scanner|marshal|sweeper|guard)|scanmail|interscan|amavis\S*|norton|symantec|mcafee|groupshield|sophos|kaspersky|trend micro|spamassassin|barracuda|mimecast|messagelabs)(?: \S{1,60}){0,16} (?:detected|found|blocked|removed|deleted|quarantined|rejected|stopped|has|was|violat)`,
  String.raw`(?:detected|found|blocked|removed|quarantined|intercepted|stopped)(?: \S{1,60}){0,12} (?:virus(?:es)?|malware|worm|trojan|infected|banned (?:file|content|name)|w32[/.@])`,
  String.raw`violat(?:ed|ion|es)(?: \S{1,40}){0,8} (?:policy|rule|content|filter)|(?:your|the) (?:message|e-?mail|mail|attachment)(?: \S{1,60}){0,8} (?:has been|was|is) (?:blocked|quarantined|stripped|deleted|discarded)`,
]);

/** Messages of list programs to one person: subscriptions, moderation, commands. */
export const saysListBusiness = anyOf([
  'your (?:mail|message|post(?:ing)?|e-?mail) to (?:the )?\\S{1,80}(?: \\S{1,60}){0,12} (?:moderator|approval|held|members|rejected|awaiting)|awaits moderator approval|post by non-?member|you are not (?:allowed|authori[sz]ed|a (?:member|subscriber)|subscribed)|only (?:subscribers|members) (?:may|can|are)|not (?:a )?(?:member|subscriber)s? of (?:the|this)',
  '(?:results of your e-?mail commands?|mailing list (?:memberships?|subscription|has been)|(?:un)?subscri(?:be|ption) (?:request|confirm|to|from)|you have been (?:un)?subscribed|subscription (?:has been|to)|listserv|majordomo|mailman|ezmlm|sympa|welcome to the \\S{1,80} (?:mailing )?list|list (?:owner|moderator|manager|server)|the group you tried to contact)',
]);

/** A reader's program says that a message was shown, or deleted unread (RFC 8098). */
export const reportsReading = anyOf([
  '(?:your message|the message|message) .{0,300}(?:was|has been) (?:read|displayed|opened|deleted without being read|viewed)(?: on| by|\\.| at)|return receipt for the mail|this is a (?:return|read) receipt|receipt for the (?:mail|message)|this return receipt only acknowledges|no guarantee that the (?:content|message) (?:has been|was) read',
  '(?:votre message|le message) .{0,300}a été (?:lu|affiché|ouvert|supprimé)|accusé de (?:lecture|réception) (?:pour|du|de)|su mensaje .{0,300}(?:fue leído|ha sido leído|se leyó|fue eliminado)|(?:ihre|die) nachricht .{0,300}(?:wurde|ist) .{0,80}(?:gelesen|angezeigt|geöffnet)|ваше сообщение .{0,300}(?:прочитано|просмотрено)|(?:您的|你的)?(?:邮件|郵件).{0,100}(?:已被?阅读|已读|已讀|已被?打开)|تمت? قراءة رسالتك|a (?:sua )?mensagem .{0,200}foi lida|il messaggio .{0,200}(?:è stato letto|visualizzato)|uw bericht .{0,200}(?:gelezen|weergegeven)|開封されました|読まれました|읽었습니다|okundu',
]);
