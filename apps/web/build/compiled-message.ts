import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";

/** What src/platform/messages.ts reads: a plain text with its `{names}`, or the parts of a message with plurals. */
export type Compiled = string | CompiledPart[];
type CompiledPart = string | [name: string, kind?: string, cases?: unknown];

/** Compiles a message in ICU's notation. Throws if the notation is wrong. */
export function compiled(message: string): Compiled {
  const parts = compileMessageOrThrow(message) as CompiledPart[];
  const isPlain = parts.every((part) =>
    typeof part === "string" ? !/[{}]/.test(part) : part.length === 1,
  );
  if (!isPlain) return parts;
  return parts.map((part) => (typeof part === "string" ? part : `{${part[0]}}`)).join("");
}

/**
 * Returns the key under which a compiled catalogue stores a message: the message's text if the code contains that text
 * anyway, otherwise the message's id.
 */
export function messageKey(message: string, id: string, context: string | undefined): string {
  return context === undefined && compiled(message) === message ? message : id;
}
