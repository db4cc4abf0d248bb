import { logFields } from "@lacquer/services";
import pino from "pino";
import pretty from "pino-pretty";
import { describeError } from "./describe-error.ts";

/**
 * Logs JSON lines on stdout, or readable lines on a terminal. Code logs single named fields, so that no secret slips
 * in. Lines of a request or of a job's run carry its id and its user's hash by themselves.
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
