/** Matches Postgres's error codes whose messages are about statements and servers, never about data. */
const ABOUT_THE_SERVER = /^(?:08|25|40|42|53|54|55|57|58|XX)/;
const LINE_MAX = 300;

/** Returns a field of an error as text, if the field is the error's own property and holds a text or a number. */
function fieldOf(error: Error, name: string): string | undefined {
  const value: unknown = Object.entries(Object.getOwnPropertyDescriptors(error)).find(
    ([key]) => key === name,
  )?.[1].value;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/**
 * Returns the first line of a message without the quoted parts, because parsers and checks quote people's input. A
 * quoted name after `reading`, `setting`, `property` or `argument` is kept, because it is a name in the program.
 */
function withoutQuotes(message: string): string {
  const line = message.split("\n").find((text) => text.trim() !== "") ?? "";
  return line
    .replaceAll(/"[^"]*("|$)|“[^”]*(”|$)|`[^`]*(`|$)/g, '"…"')
    .replaceAll(/(?<!\b(?:reading|setting|property|argument) )'[^']*'/g, "'…'")
    .slice(0, LINE_MAX);
}

/** Returns the wrong fields and their faults, without the values of the fields. */
function issuesOf(error: Error): string | undefined {
  if (error.name !== "ZodError" && error.name !== "$ZodError") return undefined;
  const { issues } = error as { issues?: unknown };
  if (!Array.isArray(issues)) return "";
  return issues
    .slice(0, 10)
    .map((issue: { path?: unknown[]; code?: unknown }) => {
      const path = (issue.path ?? []).map((part) =>
        typeof part === "number" || /^[a-zA-Z]\w{0,30}$/.test(String(part)) ? part : "…",
      );
      return `${path.join(".")}: ${String(issue.code)}`;
    })
    .join(", ");
}

/** Names of our own errors for the operator. Their messages quote only names of settings, zones and migrations. */
const FOR_THE_OPERATOR = new Set(["DatabaseSettingFault", "MigrationError"]);

function wordsOf(error: Error): string {
  if (FOR_THE_OPERATOR.has(error.name)) return error.message;
  const issues = issuesOf(error);
  if (issues !== undefined) return issues;
  // Prisma's messages contain the whole call with all the data to be written, so they are replaced.
  if (error.name.startsWith("PrismaClient")) return "the database client refused a call";
  const code = fieldOf(error, "code") ?? "";
  const isServers = fieldOf(error, "severity") !== undefined && ABOUT_THE_SERVER.test(code);
  const isSystems = fieldOf(error, "syscall") !== undefined;
  if (isServers || isSystems) return error.message.slice(0, LINE_MAX);
  // In Node's own errors, the given value follows a colon, so the message is cut there.
  return withoutQuotes(
    code.startsWith("ERR_") ? error.message.replace(/: .*/s, "") : error.message,
  );
}

/**
 * Returns the place where the error was thrown. The message at the beginning of the stack is left out, because it is
 * logged separately.
 */
function framesOf(error: Error): string | undefined {
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames && frames.length > 0 ? frames.join("\n") : undefined;
}

/** The fields of library errors that say where the fault is and never hold data. */
const TELLING = ["code", "status", "requestId", "severity", "table", "column", "constraint"];

/** Returns an error in the form for a log line: without request, headers, row values, or anybody's input. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutQuotes(String(error)) };
  const told = TELLING.flatMap((name) => {
    const value = fieldOf(error, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {};
  return {
    type: error.name,
    message: wordsOf(error),
    stack: framesOf(error),
    ...Object.fromEntries(told),
    ...cause,
  };
}
