import { once } from 'node:events';

import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string[];
  from: string;
  /** As it came over the wire. */
  raw: string;
}

/** A mail server on loopback. `refuse` answers what it says to a recipient, or null to take the mail. */
export async function startMailServer(
  refuse: (to: string) => { code: number; message: string } | null = () => null,
) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const refusal = refuse(address);
      done(refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: envelope.rcptTo.map(({ address }) => address),
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: new URL(`smtp://127.0.0.1:${port}?from=crm@company.example`), received, stop };
}
