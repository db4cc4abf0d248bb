import { isErrorCode } from "@lacquer/contracts";
import type { Hit, Shot } from "./wire.ts";

/** Matches text that reveals a server's internals. */
const INSIDE =
  /node_modules|\bat [\w.<>]+ \(|prisma|invalid byte sequence|\.ts:\d+|syntax error at/i;

/** Returns the fault of an answer, or null if the answer is right. */
export function faultOf(shot: Shot, { status, headers, text }: Hit): string | null {
  if (status >= 500 && !isNamedRefusal(status, headers, text)) return `answered ${status}`;
  if (!headers["x-request-id"]) return `${status} without x-request-id`;
  if (shot.method === "HEAD") return text === "" ? null : "a HEAD with a body";
  if (status < 400) return null;
  const code = fieldOf(fieldOf(parsed(text), "error"), "code");
  if (shot.codes && isErrorCode(code) && !shot.codes.has(code))
    return `${code}, which its route is not said to answer`;
  if (INSIDE.test(text)) return `${status} that reveals the server's inside`;
  return isOurShape(shot.path, text, String(headers["x-request-id"]))
    ? null
    : `${status} in another shape than a refusal's`;
}

/**
 * Returns whether an answer with a status above 499 is allowed. The only allowed one is the refusal of a full gate,
 * which says when to try again.
 */
function isNamedRefusal(status: number, headers: Hit["headers"], text: string): boolean {
  return status === 503 && Number(headers["retry-after"]) > 0 && !text.includes('"internal"');
}

function isOurShape(path: string, text: string, requestId: string): boolean {
  const answer = parsed(text);
  if (isRefusal(answer, requestId)) return true;
  if (/^\/+trpc/.test(path))
    return (Array.isArray(answer) ? answer : [answer]).every(isProcedureAnswer);
  // better-auth answers with {code, message}, or with an empty body.
  if (path.startsWith("/api/auth"))
    return text === "" || typeof fieldOf(answer, "message") === "string";
  return /^\/mcp(?:\?|$)/.test(path) && isJsonRpcError(answer);
}

/** Returns whether an answer is a refusal by the Model Context Protocol itself, which has a shape of its own. */
function isJsonRpcError(answer: unknown): boolean {
  const error = fieldOf(answer, "error");
  return (
    fieldOf(answer, "jsonrpc") === "2.0" &&
    Number.isInteger(fieldOf(error, "code")) &&
    typeof fieldOf(error, "message") === "string"
  );
}

function isRefusal(answer: unknown, requestId: string): boolean {
  const error = fieldOf(answer, "error");
  return (
    isErrorCode(fieldOf(error, "code")) &&
    typeof fieldOf(error, "message") === "string" &&
    fieldOf(error, "requestId") === requestId
  );
}

function isProcedureAnswer(answer: unknown): boolean {
  const json = fieldOf(fieldOf(answer, "error"), "json");
  if (json === undefined) return fieldOf(answer, "result") !== undefined;
  const data = fieldOf(json, "data");
  return isErrorCode(fieldOf(data, "code")) && fieldOf(data, "stack") === undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
