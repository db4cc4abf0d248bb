import { LacquerError } from "@lacquer/contracts";
import { APIError, type OpenAI } from "openai";
import { Stream } from "openai/streaming";

/** The maximum number of bytes of one whole answer. A picture for this studio needs a tenth of this limit. */
const ANSWER_BYTES_MAX = 20 * 1024 * 1024;

/** Returns the body. Throws `result_unreadable` when the body grows past the limit. */
function limited(response: Response): ReadableStream<Uint8Array> {
  let seen = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.length;
      if (seen > ANSWER_BYTES_MAX)
        controller.error(
          new LacquerError("result_unreadable", { cause: new Error("the answer is over 20 MB") }),
        );
      else controller.enqueue(chunk);
    },
  });
  if (!response.body) throw new LacquerError("result_unreadable");
  return response.body.pipeThrough(counter);
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function decode(base64: unknown): Buffer {
  if (typeof base64 !== "string" || base64 === "" || !/^[A-Za-z0-9+/]+={0,2}\s*$/.test(base64))
    throw new LacquerError("result_unreadable", { cause: new Error("no base64 picture") });
  return Buffer.from(base64, "base64");
}

/** The tokens that a call used, as the service counts them. */
export interface Tokens {
  inputTextTokens: number;
  inputImageTokens: number;
  outputTokens: number;
}

export interface Answer {
  picture: Buffer;
  /** Null when a gateway reports no usage. */
  tokens: Tokens | null;
}

function count(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function readTokens(usage: unknown): Tokens | null {
  const told = asRecord(usage);
  const details = asRecord(told["input_tokens_details"]);
  const outputTokens = count(told["output_tokens"]);
  if (outputTokens === null) return null;
  const inputImageTokens = count(details["image_tokens"]) ?? 0;
  // If a gateway gives no details, all input tokens are priced as text tokens.
  const whole = count(told["input_tokens"]) ?? 0;
  const inputTextTokens = count(details["text_tokens"]) ?? Math.max(0, whole - inputImageTokens);
  return { inputTextTokens, inputImageTokens, outputTokens };
}

async function readEvents(
  client: OpenAI,
  response: Response,
  onPartial: (preview: Buffer) => void,
): Promise<Answer> {
  const counted = new Response(limited(response), { headers: response.headers });
  const stream = Stream.fromSSEResponse<unknown>(counted, new AbortController(), client);
  for await (const event of stream) {
    const { type, b64_json: base64, usage } = asRecord(event);
    if (typeof type !== "string") continue;
    if (type.endsWith(".completed")) return { picture: decode(base64), tokens: readTokens(usage) };
    if (type.endsWith(".partial_image")) onPartial(decode(base64));
  }
  // A stream that was cut off ends like a complete one. Only the last event shows the difference.
  throw new LacquerError("outcome_unknown", {
    cause: new Error("the stream ended before the picture was completed"),
  });
}

async function readJson(response: Response): Promise<Answer> {
  const text = await new Response(limited(response)).text();
  let body: Record<string, unknown>;
  try {
    body = asRecord(JSON.parse(text));
  } catch {
    throw new LacquerError("result_unreadable", { cause: new Error("the answer is not JSON") });
  }
  if (body["error"])
    throw new APIError(undefined, asRecord(body["error"]), undefined, response.headers);
  const [first] = Array.isArray(body["data"]) ? body["data"] : [];
  return { picture: decode(asRecord(first)["b64_json"]), tokens: readTokens(body["usage"]) };
}

/**
 * Returns the picture's bytes and the call's usage. The answer is a stream of events, or plain JSON if a gateway
 * ignored the request for a stream. Throws `result_unreadable`, `outcome_unknown`, or an APIError for an error in the
 * answer itself.
 */
export async function readAnswer(
  client: OpenAI,
  response: Response,
  onPartial: (preview: Buffer) => void,
): Promise<Answer> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("text/event-stream")) return readEvents(client, response, onPartial);
  if (type.includes("json")) return readJson(response);
  await response.body?.cancel();
  throw new LacquerError("result_unreadable", {
    cause: new Error(`the answer is ${type || "of no type"}`),
  });
}
