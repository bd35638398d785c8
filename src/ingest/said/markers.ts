/** Lines below which only the mail that was answered stands. */
export const DIVIDERS: readonly RegExp[] = [
  /^[\s>*_-]*(?:original message|forwarded message|begin forwarded message:?|reply message|antwort nachricht|original appointment|mensaje original|mensaje reenviado|message d['’]origine|message original|message transféré|ursprüngliche nachricht|weitergeleitete nachricht|messaggio originale|messaggio inoltrato|mensagem original|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht|oryginalna wiadomość|wiadomość oryginalna|ursprungligt meddelande|opprinnelig melding|oprindelig (?:meddelelse|besked)|исходное сообщение|原始邮件|原始郵件|元のメッセージ|원본 메시지)[\s>*_-]*$/i,
  /^\s*#{2,}-?\s*please type your reply above this line\s*-?#{2,}\s*$/i,
  /^\s*-{2,}\s*please reply above this line\s*-{2,}\s*$/i,
];

/** Header fields as mail programs write them above a quoted mail; two of them under each other make a quotation. */
export const HEADER_LINE =
  /^\s*[>*_]*\s*(?:from|sent|to|cc|subject|date|reply-to|von|gesendet|an|betreff|datum|de|envoyé|à|objet|date|enviad[oa](?: em| el)?|para|asunto|assunto|fecha|data|da|inviato|a|oggetto|van|verzonden|aan|onderwerp|od|wysłano|do|temat|från|skickat|till|ämne|fra|dato|sendt|til|emne|от|отправлено|кому|тема|发件人|发送时间|收件人|主题|差出人|送信日時|宛先|件名|보낸 사람|보낸 날짜|받는 사람|제목)\s*\*?\s*[:：]\*?\s*\S/i;

/** Of these, the fields that only a mail has. */
export const SENT_LINE =
  /^\s*[>*_]*\s*(?:sent|subject|gesendet|betreff|envoyé|objet|enviad[oa](?: em| el)?|asunto|assunto|inviato|oggetto|verzonden|onderwerp|wysłano|temat|skickat|ämne|sendt|emne|отправлено|тема|发送时间|主题|送信日時|件名|보낸 날짜|제목)\s*\*?\s*[:：]/i;

/** The verb in the line that mail programs put above a quotation: somebody wrote at some time. */
const VERBS =
  'wrote|writes|sent|écrit|a écrit|escribió|escribio|escreveu|schrieb|schreef|geschreven|ha scritto|scritto|skrev|napisał(?:\\(a\\))?|pisze|написал(?:а|\\(а\\))?|пишет|kirjoitti|yazdı|írta|napsal(?:\\(a\\))?';

/** Such a line with the verb at its end, as most languages have it. */
export const WROTE_LINE = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(?:${VERBS})|写道|寫道|のメッセージ|作成|작성)\\s*[:：]?[\\s-]*$`,
  'iu',
);

/** Such a line with the writer's name and address after the verb, and a colon at the end. */
export const WROTE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${VERBS})\\s.{1,120}[:：]\\s*$`, 'iu');

/** Such a line that begins with the writer and ends with the date: "Ann <ann@shop.example> schrieb am 2.3.2026 um 10:00:". */
export const ADDRESS_WROTE = new RegExp(
  `<[^<>\\s]+@[^<>\\s]+>\\s+(?:${VERBS})\\s.{0,40}\\d.{0,60}[:：]\\s*$`,
  'iu',
);

/** How such a line begins: a word for "on" and a date not far behind, or the date itself, with or without its weekday. */
export const HEADING_OPENING =
  /(?<![^\s-])(?:(?:On|Le|El|Il|Op|Em|W dniu|Dnia|Den|På|Am|Em)\s(?=[^\d]{0,24}\d)|(?<![^-\s]\s*)(?:\d{1,4}[./-]\s?(?:\d{1,2}|\p{L}{3,10})[./\s-]|\d{4}[年년]|(?:\p{L}{2,4}[.,]{0,2}\s)?\d{1,2}\.?\s\p{L}{3,12}\.?,?\s\d{4}))/u;

/** An address at the end: some programs leave the verb out. */
export const ENDS_WITH_ADDRESS = /<\s?[^<>\s]+@[^<>\s]+>[:：]?$/u;

/** A whole heading with an address, and the quoted words behind it on the same line. */
export const WROTE_BEFORE = new RegExp(
  `^\\s*(?:On|Le|El|Il|Op|Em|Den|På|Am)\\s[^<>]{8,120}<[^<>\\s]+@[^<>\\s]+>\\s*(?:${VERBS})\\s?[:：]\\s+\\S`,
  'iu',
);

/** What mail programs of telephones add. */
export const DEVICE_LINE =
  /^[\s(<]*(?:sent (?:from|via|with|by) (?:my |the |a )?[^\s,.;]+(?: [^\s,.;]+){0,5}(?: <\S{1,80}>)?(?:[.,;]\s.{0,40}\b(?:excuse|forgive|typo|brevity|error).{0,40})?|from my [^\s,.;]+(?: [^\s,.;]+){0,2}|(?:get|télécharger|obtener|obter o|scarica|hämta|hent|hanki|pobierz) outlook \S.{0,60}|outlook (?:für|voor) \S{1,20} (?:herunterladen|beziehen|downloaden|ophalen).{0,60}|sent from mail for windows.{0,20}|von meinem .{1,40} gesendet|gesendet (?:von|mit) .{1,50}|diese nachricht wurde von .{1,60} gesendet|envoyé (?:de|depuis) .{1,50}|enviado (?:desde|do|a partir do) .{1,50}|inviato (?:da|dal) .{1,50}|verstuurd vanaf .{1,50}|verzonden (?:met|vanaf|via) .{1,50}|skickat från .{1,50}|sendt fra min .{1,40}|lähetetty (?:iphonesta|ipadista|puhelimesta\S*|androidista)|wysłan[eo] z (?:mojego )?(?:iphone|ipad|telefonu|smartfon|android)\S*(?: \S+){0,4}|odesláno z (?:mého )?(?:iphon|ipad|telefonu|mobil)\S*|отправлено с (?:моего )?(?:iphone|ipad|android|телефон|мобильн)\S*(?: \S+){0,4}|i(?:phone|pad)\S{0,8} gönderildi|iPhoneから送信|[从從]我的.{1,20}(?:发送|傳送))[\s.)>]*$/i;

/** A line that begins a signature by the custom of mail. */
export const SIGNATURE_LINE = /^(?:-- ?|—|[—–]{2,}|_{2,}|={10,}|-{5,})\s*$/;
