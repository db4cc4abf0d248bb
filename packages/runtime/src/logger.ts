import pino from "pino";
import pretty from "pino-pretty";

/** An error as a log line may show it: no request, no headers, no row values. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...code, ...cause };
}

/** JSON lines on stdout; readable ones on a terminal. Fields are logged by name only, so nothing slips in. */
export function createLogger(options: {
  name: string;
  level: string;
  terminal: boolean;
}): pino.Logger {
  const settings: pino.LoggerOptions = {
    name: options.name,
    level: options.level,
    serializers: { err: describeError },
    redact: ["password", "*.password", "headers", "*.headers", "cookie", "authorization", "secret"],
  };
  return options.terminal
    ? pino(settings, pretty({ ignore: "pid,hostname", translateTime: "HH:MM:ss" }))
    : pino(settings);
}
