import { saysAnyOf } from './reply-wording.ts';

/*
 * What short notes say that bring no text, in the six languages. No native speaker has checked the phrases
 * (reviewed: false). They are whole statements; whatever is less than that is for a person to read.
 */

/** The sender has nothing to report. */
export const saysNilReturn = saysAnyOf([
  // English
  /\bnil (?:return|report|reply|response)\b/u,
  /\b(?:has|have) (?:no|not any) (?:\w+ ){0,2}(?:information|comments?|views|observations|contributions?|inputs?) to (?:make|offer|provide|report|submit|share|communicate|transmit|convey)\b/u,
  /\b(?:has|have) nothing to (?:report|submit|communicate)\b/u,
  // French
  /(?<!\p{L})(?:état|rapport|réponse) néant(?!\p{L})/u,
  /(?<!\p{L})n['’](?:a|ont) (?:pas|aucune?)(?: d['’e])? ?(?:informations?|commentaires?|observations?|contributions?) à (?:formuler|présenter|communiquer|fournir|transmettre|soumettre)/u,
  /(?<!\p{L})n['’](?:a|ont) rien à (?:signaler|communiquer|soumettre)/u,
  // Spanish
  /(?<!\p{L})no tienen? (?:ninguna? )?(?:información|comentarios?|observación|observaciones|contribuciones|aportaciones) que (?:formular|presentar|comunicar|transmitir|aportar|hacer)/u,
  /(?<!\p{L})no tienen? nada que (?:informar|comunicar|señalar)/u,
  // Russian
  /(?<!\p{L})не имеет (?:каких-либо )?(?:замечаний|комментариев|сведений|предложений)(?!\p{L})/u,
  /(?<!\p{L})(?:замечаний|комментариев|сведений|предложений) не имеет(?!\p{L})/u,
  // Chinese
  /(?:无|没有)(?:任何)?(?:意见|评论|资料|信息|材料)(?:可供?|需要?|要)(?:提供|提交|发表|报告|通报)/u,
  /没有(?:任何)?可(?:供)?(?:提供|报告|提交)的(?:意见|资料|信息|材料|情况)/u,
  // Arabic
  /(?:ليس|ليست|لا توجد|لا يوجد) (?:لديها|لديه|لدى .{1,60}?) (?:أي |أية )?(?:معلومات|تعليقات|ملاحظات|مساهمات) (?:لتقديمها|لإبدائها|تقدمها|تبديها|للإبلاغ)/u,
]);

/** The sender will not send a text. */
export const saysDeclined = saysAnyOf([
  // English
  /\b(?:does|do) not (?:wish|intend|plan) to (?:submit|provide|make|send|contribute|offer|respond|reply|comment)\b/u,
  /\bwill not (?:be )?(?:submit(?:ting)?|provid(?:e|ing)|send(?:ing)?|contribut(?:e|ing)|respond(?:ing)?|reply(?:ing)?)\b/u,
  /\bdeclines? (?:the invitation|to (?:submit|provide|make|contribute|respond|reply|comment))\b/u,
  // French
  /(?<!\p{L})ne souhaite(?:nt)? pas (?:soumettre|présenter|faire|fournir|communiquer|répondre|contribuer|formuler)/u,
  /(?<!\p{L})ne (?:soumettra|présentera|fournira|communiquera|répondra|formulera) pas/u,
  /(?<!\p{L})décline l['’]invitation/u,
  // Spanish
  /(?<!\p{L})no (?:desea|tiene (?:la )?intención de) (?:presentar|formular|aportar|enviar|responder|contribuir|hacer)/u,
  /(?<!\p{L})no (?:presentará|formulará|enviará|aportará|responderá)(?!\p{L})/u,
  /(?<!\p{L})declina la invitación/u,
  // Russian
  /(?<!\p{L})не (?:намерен[аоы]?|намеревается|планирует|желает) (?:представлять|представить|направлять|направить|высказывать|отвечать)(?!\p{L})/u,
  /(?<!\p{L})не будет (?:представлять|направлять|отвечать|высказывать)(?!\p{L})/u,
  // Chinese
  /(?:不(?:拟|打算|准备|愿|欲)|无意)(?:就.{0,40})?(?:提交|提供|发表|作出|答复|回复)/u,
  // Arabic
  /لا (?:تعتزم|تنوي|ترغب في|يعتزم|ينوي|يرغب في) (?:\S+ ){0,3}(?:تقديم|إبداء|إرسال|الرد)/u,
  /لن (?:تقدم|يقدم|ترسل|يرسل)(?!\p{L})/u,
]);

/** The sender takes back what it sent. */
export const saysWithdrawn = saysAnyOf([
  /\bwithdraw(?:s|ing)? (?:its|the|their|our) (?:\w+ ){0,3}(?:submission|contribution|comments|observations|reply|text)\b/u,
  /\b(?:submission|contribution|comments|observations|reply|text)\b.{0,60}\b(?:is|are|be) (?:hereby )?(?:considered )?withdrawn\b/u,
  /(?<!\p{L})retire(?:r|nt)? (?:sa|ses|leur|leurs|la|les) (?:contribution|réponse|observations|communication|commentaires)/u,
  /(?<!\p{L})retirar? (?:su|sus|la|las|los) (?:contribución|respuesta|observaciones|comentarios|comunicación)/u,
  /(?<!\p{L})отзыв(?:ает|ать) (?:свой|свои|свое|представленн\S+|направленн\S+) ?(?:ответ|замечания|комментарии|материал\S*|предложения)?/u,
  /撤回.{0,20}(?:意见|材料|答复|评论)/u,
  /(?:تسحب|يسحب|سحب) .{0,30}(?:مساهمت|رد|تعليقات|ملاحظات)/u,
]);

/** Words that leave it open whether a short note is the last word: the time being, exceptions, conditions, denials. */
export const leavesOpen = saysAnyOf([
  /\?|？|؟/u,
  /\b(?:at (?:this|the present) (?:stage|time|point|moment|juncture)|at present|currently|presently|for (?:the time being|the moment|now)|yet|so far|until|unless|if|whether|but|however|nevertheless|except|apart from|in due course|later|might|may wish|would like to)\b/u,
  /\b(?:not|instead of|rather than|no longer)\b.{0,30}\bnil (?:return|report|reply|response)\b/u,
  /(?<!\p{L})(?:à ce stade|pour (?:le moment|l['’]instant)|actuellement|à l['’]heure actuelle|encore|toutefois|cependant|néanmoins|sauf|hormis|mais|ultérieurement|si)(?!\p{L})/u,
  /(?<!\p{L})(?:por (?:el momento|ahora)|en (?:este|el) momento|actualmente|todavía|aún|no obstante|sin embargo|salvo|excepto|pero|posteriormente|más adelante|si)(?!\p{L})/u,
  /(?<!\p{L})(?:на (?:данном|этом|настоящем) этапе|в настоящее время|пока|еще|ещё|однако|кроме|но|позднее|если|вместе с тем)(?!\p{L})/u,
  /目前|现阶段|暂|但|除|然而|尚未|如果|稍后/u,
  /(?<!\p{L})(?:في الوقت (?:الحاضر|الحالي|الراهن)|حالي(?:ا|اً)|في هذه المرحلة|حتى الآن|غير أن|إلا أن|لكن|ولكن|باستثناء|لاحق(?:ا|اً)|إذا)(?!\p{L})/u,
]);

/** The sender says that what comes now takes the place of what came before. */
export const saysReplaces = saysAnyOf([
  /\b(?:replac|supersed)(?:es?|ing)\b.{0,60}\b(?:submission|version|text|comments|contribution|document|note|reply|one)\b/u,
  /\bin (?:place|lieu) of (?:the|our|its) (?:\w+ ){0,2}(?:submission|version|text|comments|contribution|note|reply)\b/u,
  /\b(?:revised|corrected|updated|amended|final) (?:version|submission|text|contribution|comments|reply) (?:of|which|that|to)\b/u,
  /\b(?:attached|enclosed|herewith|following|is|find|transmit|submit)\b.{0,40}\b(?:revised|corrected|amended) (?:version|submission|text|contribution|comments|reply)\b/u,
  /\bplease disregard (?:the|our) (?:previous|earlier|first|former)\b/u,
  /(?<!\p{L})(?:remplace|annule et remplace|remplaçant)(?:nt)?(?!\p{L}).{0,60}(?:version|contribution|réponse|texte|communication|observations)/u,
  /(?<!\p{L})(?:version|contribution|réponse|texte) (?:révisée?|corrigée?|modifiée?)(?!\p{L})/u,
  /(?<!\p{L})(?:reemplaza|sustituye)n?(?!\p{L}).{0,60}(?:versión|contribución|respuesta|texto|comunicación|observaciones|anterior)/u,
  /(?<!\p{L})(?:versión|contribución|respuesta|texto) (?:revisad|corregid|modificad)[oa](?!\p{L})/u,
  /(?<!\p{L})(?:заменяет|взамен)(?!\p{L}).{0,60}(?:верси|текст|ответ|материал|представленн)/u,
  /(?<!\p{L})(?:пересмотренн|исправленн|уточненн)\S{2,3} (?:верси|текст|вариант|ответ)/u,
  /(?:取代|替换|代替).{0,30}(?:文本|材料|答复|意见|版本|来文|提交)/u,
  /(?:修订|更正|订正)(?:后的?)?(?:文本|版本|版|本|稿)/u,
  /(?:تحل محل|يحل محل|بدلا من|بدلاً من).{0,60}(?:النص|الرد|المساهمة|النسخة|السابق)/u,
  /(?:نسخة|صيغة|نص) (?:منقح|معدل|مصحح)(?:ة)?/u,
]);

/** The sender sends corrections: of the whole text or of parts of it. */
export const saysCorrigendum = saysAnyOf([
  /\b(?:corrigendum|corrigenda|erratum|errata)\b/u,
  /(?<!\p{L})(?:rectificatif|corrigendum|erratum)(?!\p{L})/u,
  /(?<!\p{L})(?:corrección|correcciones|fe de erratas)(?!\p{L})/u,
  /(?<!\p{L})исправлени[ея](?!\p{L})/u,
  /更正|勘误/u,
  /(?<!\p{L})تصويب(?:ات)?(?!\p{L})/u,
]);

/** The sender says that it comes besides what it sent before, or denies that it takes its place. */
export const saysBesides = saysAnyOf([
  /\b(?:in addition to|additional to|supplement(?:s|ary)?|complement(?:s|ary)?|does not replace|without replacing|further to)\b/u,
  /(?<!\p{L})(?:en complément|complémentaire|en plus de|ne remplace pas)(?!\p{L})/u,
  /(?<!\p{L})(?:además de|complementari[oa]|no (?:reemplaza|sustituye))(?!\p{L})/u,
  /(?<!\p{L})(?:в дополнение|дополнительн\S+ к|не заменяет)(?!\p{L})/u,
  /补充|不取代/u,
  /(?<!\p{L})(?:إضافة إلى|بالإضافة إلى|مكمل|لا يحل محل)/u,
]);
