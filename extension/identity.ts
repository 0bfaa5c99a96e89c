/** The public half of the key that Chrome derives the extension's id from; with it every build has the same id. */
export const publicKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAhvutbyvJHWlPjDyP4DyAaxyHCh11/AVNf2m/3s9JNbmsI11KdZmGIN2lmrHC9t+Tnfy0qV9KXs6J9Js/PCOTU1d62ph6Hvs5hoyGKITbTpN3BVLUV7wOepr+uea5n1oTJWz7OrypxeICvsuMFSEfbhlY9S8Q/N9zj4wDUp9Xt7PaUgwnShqvYu8NJdggZRsHzx8NbD8MZkmEL6tjYM0GAyhqkvMDQTwBzPwGsJV2fF69CPAgmNI8P5nvdfPFtcLK4A9l89DI9TLnCyDd+UZ5JZUA0dHZ34XkPVOPn4gtx17GRUWBhubCGLos7ox6/VsM/q5063mkahjqqgfoTwihfwIDAQAB';

/** What Chrome makes of `publicKey`. */
export const extensionId = 'phoileggkeafgoeokcaniedmlmhpajdj';
