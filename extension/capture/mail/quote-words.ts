/** Words by which mail programs mark what others wrote, in the languages they speak. */

const WROTE =
  'wrote|writes|said|schrieb|a [ée]crit|[ée]crit|escribi[óo]|escreveu|escrito por|ha scritto|scrisse|skrev|schreef|heeft geschreven|kirjoitti|napisa[łl](?:\\(a\\)|a)?|napsal(?:\\(a\\)|a)?|nap[íi]sal(?:\\(a\\)|a)?|[íi]rta|yazd[ıi]|написал(?:\\(а\\)|а)?|пише|пишет|написа|έγραψε|a scris|rašė|rakstīja|kirjutas|je napisao(?:\\/la)?|đã viết|menulis|写道|寫道|wrote|のメール|書きました|작성|כתב|كتب';
const ON =
  'on|am|le|el|il|op|den|em|no dia|dnia|dne|pe|ti|ke|to|la|su|ma|p[åa]|vào|tir|man|ons|tor|fre|lør|søn|in data|w dniu|dana|tarihinde|в|в\\s|ср|пт|пн|вт|чт|сб|вс|on\\s\\w+';

/** "On 5 May, Jane <jane@…> wrote:" and its kin, on one line (wrapped ones are joined first). */
export const ATTRIBUTION = new RegExp(
  `^[\\s>*_-]*(?=.*\\d)(?=.{8,400}$)(?:(?:${ON})\\b)?.*(?:^|[^\\p{L}])(?:${WROTE})(?:[^\\p{L}]{0,30}[\\s_:：*-]*|[^\\p{L}].{1,160}[:：]\\s*)$`,
  'iu',
);
/** How the first line of an attribution begins: with a date, or the word for "on". */
export const ATTRIBUTION_START = new RegExp(`\\d|@|^[\\s>*_-]*(?:${ON})(?![\\p{L}])`, 'iu');
/** The date first, then a mailbox, then a colon: whatever the language. */
export const DATED_MAILBOX =
  /^[\s>*-]*(?=.*\d{1,2}[.:]\d{2})(?=.*\d{4}|.*\d{1,2}[./]\d{1,2}).{6,200}(?:<[^<>\s]{3,100}@[^<>\s]{3,100}>|@[\w.-]{4,80}\)?)["'\s]*:\s*$/u;

const ORIGINAL =
  "original message|original appointment|forwarded message|forwarded by|forwarded mail|begin forwarded message|reply message|reply to|ursprüngliche nachricht|original-?nachricht|weitergeleitete nachricht|anfang der weitergeleiteten|message d[’' ]?origine|message original|message transf[ée]r[ée]|d[ée]but du message|mensaje original|mensaje reenviado|inicio del mensaje|messaggio originale|messaggio inoltrato|mensagem original|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht|original melding|opprinnelig melding|videresendt|ursprungligt meddelande|vidarebefordrat|oprindelig meddelelse|alkuperäinen viesti|edelleenlähetetty|oryginalna wiadomo|wiadomość oryginalna|przekazana wiadomość|původní zpráva|eredeti üzenet|исходное сообщение|пересылаемое сообщение|пересланное сообщение|начало переадресованного|orijinal ileti|iletilen|原始邮件|转发|轉寄|元のメッセージ|転送|원본 메시지";
/** "-----Original Message-----", "Begin forwarded message:". */
export const SEPARATOR = new RegExp(
  `^[\\s>]*[-_=*~]{2,}\\s*(?:${ORIGINAL})|^[\\s>*]*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message transféré|inicio del mensaje reenviado|начало переадресованного сообщения)\\s*:?`,
  'iu',
);
/** "____Reply Separator____": words between rules, when headers follow. */
export const RULED_WORDS = /^\s*[-_=*]{4,}\s*\p{L}[^-_=*]{2,60}[-_=*]{4,}\s*$/u;
/** A line of words between dashes: a program's separator in a language we do not know. */
export const DASHED = /^\s*-{4,}\s*\p{L}[^-]{3,200}(?:-[^-]+){0,8}-{2,}\s*:?\s*$/u;

const FROM =
  'from|von|de|da|van|från|fra|fr[åa]n|lähettäjä|od|nadawca|odesílatel|feladó|expediteur|exp[ée]diteur|remitente|mittente|afzender|absender|от|від|από|kimden|gönderen|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|من|מאת';
const DATE =
  'date|sent|gesendet|datum|envoy[ée]|enviado(?: el| em)?|fecha|data|inviato|verzonden|skickat|sendt|dato|lähetetty|pvm|päiväys|wysłano|data wysłania|odesláno|elküldve|dátum|дата|отправлено|надіслано|ημερομηνία|tarih|gönderme tarihi|发送时间|日期|日時|送信日時|傳送時間|보낸 날짜|날짜|sent on';
const TO =
  'to|an|à|a|para|aan|till|til|vastaanottaja|do|komu|címzett|кому|προς|kime|收件人|宛先|받는 사람|cc|kopie|copie|subject|author|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|тема|θέμα|konu|主题|主旨|件名|제목|re|reply-to|antwort an';
export const FROM_LINE = new RegExp(`^[\\s>*|]*(?:${FROM})\\s*[*]?\\s*[:：]\\s*\\*?\\s*\\S`, 'iu');
export const DATE_LINE = new RegExp(`^[\\s>*|]*(?:${DATE})\\s*[*]?\\s*[:：]`, 'iu');
export const TO_LINE = new RegExp(`^[\\s>*|]*(?:${TO})\\s*[*]?\\s*[:：]`, 'iu');

/** What phones and apps add below a message. */
export const SENT_FROM =
  /^\s*[(*_]?(?:sent (?:from|via|with|using) (?!the\b)\S.{0,80}|get outlook for .{0,60}|get the (?:new )?\S+ app.{0,40}|envoy[ée] (?:de|depuis|[àa] partir) .{0,80}|t[ée]l[ée]charge[rz]? outlook.{0,60}|von meine[mr]? .{0,40} gesendet|gesendet (?:von|mit|aus) .{0,60}|outlook für .{0,60}|enviado (?:desde|do|de|a partir) .{0,60}|obtener outlook .{0,60}|obter o outlook .{0,60}|inviato da(?:l)? .{0,60}|scarica outlook .{0,60}|verzonden (?:vanaf|met|via) .{0,60}|verstuurd vanaf .{0,60}|skickat från .{0,60}|sendt fra .{0,60}|lähetetty .{0,60}(?:sta|stä|lta|ltä)|wysłane z .{0,60}|odesláno z .{0,60}|отправлено (?:с|из) .{0,60}|telefonumdan gönderildi|iPhone(?:'?umdan)? gönderildi|发自我的.{0,40}|從我的.{0,40}傳送|iPhoneから送信|나의 .{0,20}에서 보냄)\s*[)*_.]?\s*$/iu;
