import { logFields } from "@lacquer/services";
import pino from "pino";
import pretty from "pino-pretty";
import { describeError } from "./describe-error.ts";

/**
 * Logs JSON lines on stdout, or readable lines on a terminal. Code logs single named fields, so that no secret slips
 * in. Each line of a request or of a job's run automatically contains its id and a hash of its user.
 */
export function createLogger(options: {
  name: string;
  level: string;
  terminal: boolean;
}): pino.Logger {
  const settings: pino.LoggerOptions = {
    name: options.name,
    level: options.level,
    mixin: logFields,
    serializers: { err: describeError },
    redact: ["password", "*.password", "headers", "*.headers", "cookie", "authorization", "secret"],
  };
  return options.terminal
    ? pino(settings, pretty({ ignore: "pid,hostname", translateTime: "HH:MM:ss" }))
    : pino(settings);
}
