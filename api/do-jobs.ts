import { mailReset } from './auth/reset-password.ts';
import type { Config } from './config.ts';
import type { Db } from './db/open.ts';
import { advance } from './imports/advance.ts';
import { runJobs, type Runner } from './jobs/run.ts';
import type { Log } from './log.ts';
import { deliver } from './mail/deliver.ts';
import { openTransport } from './mail/transport.ts';

interface Parts {
  db: Db;
  config: Config;
  log: Log;
}

/** Everything that goes on after an answer: the jobs there are, and who does them. */
export function doJobs({ db, config, log }: Parts): Runner {
  const transport = config.smtpUrl && openTransport(config.smtpUrl, config);
  return runJobs({
    db,
    log,
    handlers: {
      'password-reset': (asked) => mailReset(db, config, asked),
      import: (asked, attempts) => advance(db, asked, attempts),
      ...(transport && {
        mail: (waiting, attempts) => deliver(db, transport, waiting, attempts),
      }),
    },
  });
}
