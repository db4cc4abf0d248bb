import pino from "pino";
import pretty from "pino-pretty";
import { describeError } from "./describe-error.ts";

/**
 * Logs JSON lines on stdout, or readable lines on a terminal. Code logs single named fields, so that no secret slips
 * in.
 */
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
