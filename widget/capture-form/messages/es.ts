import type { Messages } from './en.ts';

export const es: Messages = {
  name: 'Nombre',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  company: 'Empresa',
  message: 'Mensaje',
  optional: 'opcional',
  either: 'Basta con un correo electrónico o un teléfono.',
  needed: 'Rellene este campo.',
  neededEither: 'Indique un correo electrónico o un teléfono para que podamos responderle.',
  wrongEmail: 'Escriba un correo como nombre@empresa.com.',
  wrongPhone: 'Escriba un teléfono con al menos tres cifras.',
  wrongText: 'Esto no se puede enviar así. Cámbielo o acórtelo.',
  send: 'Enviar',
  sending: 'Enviando…',
  again: 'Reintentar',
  sent: 'Gracias. Hemos recibido su mensaje.',
  another: 'Enviar otro mensaje',
  offline: 'No tiene conexión. Lo que ha escrito se conserva: reinténtelo cuando la recupere.',
  unreachable:
    'No se pudo enviar porque nuestro servidor no respondió. Lo que ha escrito se conserva.',
  notSetUp:
    'Este formulario no está configurado para este sitio web. Contáctenos por otra vía, por favor.',
  tooMany:
    'Se ha enviado demasiado desde su conexión. Lo que ha escrito se conserva: reinténtelo {when}.',
  away: 'Nuestro servidor no está disponible ahora mismo. Lo que ha escrito se conserva: reinténtelo {when}.',
  later: 'más tarde',
};
