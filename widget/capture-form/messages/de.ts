import type { Messages } from './en.ts';

export const de: Messages = {
  name: 'Name',
  email: 'E-Mail',
  phone: 'Telefon',
  company: 'Firma',
  message: 'Nachricht',
  optional: 'freiwillig',
  either: 'E-Mail-Adresse oder Telefonnummer genügt.',
  needed: 'Bitte ausfüllen.',
  neededEither: 'Geben Sie eine E-Mail-Adresse oder Telefonnummer an, damit wir antworten können.',
  wrongEmail: 'Geben Sie eine E-Mail-Adresse wie name@firma.de ein.',
  wrongPhone: 'Geben Sie eine Telefonnummer mit mindestens drei Ziffern ein.',
  wrongText: 'So kann das nicht gesendet werden. Ändern oder kürzen Sie es.',
  send: 'Senden',
  sending: 'Wird gesendet…',
  again: 'Erneut versuchen',
  sent: 'Vielen Dank. Ihre Nachricht ist angekommen.',
  another: 'Weitere Nachricht senden',
  offline:
    'Sie sind offline. Ihre Eingaben bleiben erhalten: Versuchen Sie es wieder, sobald Sie online sind.',
  unreachable:
    'Das konnte nicht gesendet werden, weil unser Server nicht antwortet. Ihre Eingaben bleiben erhalten.',
  notSetUp:
    'Dieses Formular ist für diese Website nicht eingerichtet. Bitte erreichen Sie uns auf anderem Weg.',
  tooMany:
    'Von Ihrem Anschluss wurde zu viel gesendet. Ihre Eingaben bleiben erhalten: Versuchen Sie es {when} erneut.',
  away: 'Unser Server ist gerade nicht verfügbar. Ihre Eingaben bleiben erhalten: Versuchen Sie es {when} erneut.',
  later: 'später',
};
