/** Families of the database's own faults whose words are about statements and servers, never about what was written. */
const ABOUT_THE_SERVER = /^(?:08|25|40|42|53|54|55|57|58|XX)/;
const LINE_MAX = 300;

/** A text field of an error of some library. */
function fieldOf(error: Error, name: string): string | undefined {
  const value: unknown = Object.entries(Object.getOwnPropertyDescriptors(error)).find(
    ([key]) => key === name,
  )?.[1].value;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/**
 * The first line without what stands in quotation marks: parsers and checks quote what somebody typed. Names that the
 * program itself uses stay, by the word before them.
 */
function withoutQuotes(message: string): string {
  const line = message.split("\n").find((text) => text.trim() !== "") ?? "";
  return line
    .replaceAll(/"[^"]*("|$)|“[^”]*(”|$)|`[^`]*(`|$)/g, '"…"')
    .replaceAll(/(?<!\b(?:reading|setting|property|argument) )'[^']*'/g, "'…'")
    .slice(0, LINE_MAX);
}

/** Which fields did not fit and how, without what stood in them. */
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

/** Sentences of ours for whoever starts a process: what they quote are names of settings, zones and migrations. */
const FOR_THE_OPERATOR = new Set(["DatabaseSettingFault", "MigrationError"]);

function wordsOf(error: Error): string {
  if (FOR_THE_OPERATOR.has(error.name)) return error.message;
  const issues = issuesOf(error);
  if (issues !== undefined) return issues;
  // Its messages print the whole call, with all that was to be written.
  if (error.name.startsWith("PrismaClient")) return "the database client refused a call";
  const code = fieldOf(error, "code") ?? "";
  const isServers = fieldOf(error, "severity") !== undefined && ABOUT_THE_SERVER.test(code);
  const isSystems = fieldOf(error, "syscall") !== undefined;
  if (isServers || isSystems) return error.message.slice(0, LINE_MAX);
  // Node says after a colon what it was given.
  return withoutQuotes(
    code.startsWith("ERR_") ? error.message.replace(/: .*/s, "") : error.message,
  );
}

/** Where it was thrown; a stack begins with the message, which is told above in its own way. */
function framesOf(error: Error): string | undefined {
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames && frames.length > 0 ? frames.join("\n") : undefined;
}

/** What a library adds that says where to look, and never what was written. */
const TELLING = ["code", "status", "requestId", "severity", "table", "column", "constraint"];

/** An error as a log line may show it: no request, no headers, no row values, and nobody's words. */
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
