const levels = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

type Say = (message: string, details?: Record<string, unknown>) => void;
export type Log = Record<Level, Say>;

const plain = (_key: string, value: unknown) =>
  value instanceof Error
    ? Object.assign({}, value, {
        name: value.name,
        message: value.message,
        stack: value.stack,
        cause: value.cause,
      })
    : value;

/** One line of JSON per event, on standard error; what is below `least` is left out. */
export function createLog(least: Level): Log {
  const write =
    (level: Level): Say =>
    (message, details = {}) => {
      if (levels.indexOf(level) < levels.indexOf(least)) return;
      const at = new Date().toISOString();
      process.stderr.write(`${JSON.stringify({ at, level, message, ...details }, plain)}\n`);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
