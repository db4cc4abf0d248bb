import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { listen, readBody } from "./listening.ts";
import { paint, paintPartial } from "./openai-painting.ts";
import { type ApiFault, findFault, type ImagesRequest, KNOWN_MODELS } from "./openai-rules.ts";

/** What becomes of one call; anything else than `paint` and `fault` goes wrong on the way. */
export type Play =
  | { do: "paint" }
  | { do: "fault"; fault: ApiFault }
  /** Takes the order, then drops the connection. */
  | { do: "reset" }
  /** Takes the order, sends one partial, then ends the stream as if it were whole. */
  | { do: "cut" }
  /** Takes the order, sends one partial, and paints on once the test lets go. */
  | { do: "stall" }
  /** Takes the order and answers with this instead of a picture; `cut`: it promises more, and the line breaks off. */
  | { do: "body"; status: number; type: string; body: string; cut?: true }
  /** Takes the order and goes silent, before the headers or after them. */
  | { do: "hang"; after: "order" | "headers" };

/** The Images API over HTTP: checks every rule, paints what it was given, counts what it would bill. */
export interface OpenAiDouble {
  /** With `/v1`, for OPENAI_BASE_URL. */
  baseUrl: string;
  apiKey: string;
  /** Every call that came with the right key, also those that a fault answered. */
  calls: ImagesRequest[];
  /** Calls that were taken on and would be paid. */
  billed: ImagesRequest[];
  /** Requests that broke a rule, with what was said: none where a client is faithful. */
  broken: ApiFault[];
  /** When each call came, in milliseconds since the epoch. */
  times: number[];
  /** Chosen for each call in turn, counted from 0. */
  script: (call: number, request: ImagesRequest) => Play;
  /** Answers plain JSON although a stream was asked for. */
  ignoresStream: boolean;
  /** Lets stalled calls paint on. */
  letGo(): void;
  close(): Promise<void>;
}

/** Faults as the service words them. */
export const FAULTS = {
  rateLimit: (seconds: number): ApiFault => ({
    status: 429,
    type: "input-images",
    code: "rate_limit_exceeded",
    message: `Rate limit reached for the model (for limit gpt-image) on input-images per min: Limit 5, Used 5. Please try again in ${seconds}s.`,
    headers: { "retry-after": String(seconds) },
  }),
  moderation: (stage: "input" | "output"): ApiFault => ({
    status: 400,
    type: "image_generation_user_error",
    code: "moderation_blocked",
    message:
      "Your request was rejected by the safety system. safety_violations=[sexual]. Include the request ID when you ask for help.",
    details: { moderation_stage: stage, categories: ["sexual"] },
  }),
  quota: (code = "insufficient_quota"): ApiFault => ({
    status: 429,
    type: "insufficient_quota",
    code,
    message: "You exceeded your current quota, please check your plan and billing details.",
  }),
  server: (): ApiFault => ({
    status: 500,
    type: "server_error",
    code: null,
    message: "The server had an error while processing your request.",
  }),
  overloaded: (): ApiFault => ({
    status: 503,
    type: "service_unavailable_error",
    code: "server_is_overloaded",
    message: "The engine is currently overloaded, please try again later.",
  }),
} as const;

async function readRequest(
  request: IncomingMessage,
  body: Buffer,
  door: ImagesRequest["door"],
): Promise<ImagesRequest> {
  const read: ImagesRequest = { door, fields: {}, images: [], mask: null, markup: null };
  const type = request.headers["content-type"] ?? "";
  if (type.includes("application/json")) {
    const given = JSON.parse(body.toString("utf8")) as Record<string, unknown>;
    for (const [name, value] of Object.entries(given)) read.fields[name] = String(value);
    return read;
  }
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": type },
  }).formData();
  for (const [name, value] of form) {
    if (typeof value === "string") {
      read.fields[name] = value;
      continue;
    }
    const bytes = Buffer.from(await value.arrayBuffer());
    if (name === "mask" || name === "markup") read[name] = bytes;
    else read.images.push(bytes);
  }
  return read;
}

function usage(request: ImagesRequest) {
  const [text, pictures] = [
    Math.ceil((request.fields["prompt"] ?? "").length / 4),
    request.images.length * 400,
  ];
  const output = 1_372;
  return {
    input_tokens: text + pictures,
    output_tokens: output,
    total_tokens: text + pictures + output,
    input_tokens_details: { text_tokens: text, image_tokens: pictures },
  };
}

/** Starts the service on a free port. */
export async function createOpenAiDouble(apiKey = "sk-double-0123456789"): Promise<OpenAiDouble> {
  function refuse(response: ServerResponse, fault: ApiFault): void {
    const { status, type, code, message, param = null } = fault;
    response.writeHead(status, { "content-type": "application/json", ...fault.headers });
    const more = fault.details ? { moderation_details: fault.details } : {};
    response.end(JSON.stringify({ error: { message, type, param, code, ...more } }));
  }

  async function stream(response: ServerResponse, request: ImagesRequest, play: Play) {
    const kind = request.door === "edits" ? "image_edit" : "image_generation";
    const { size, quality, output_format } = request.fields;
    const common = { created_at: Math.floor(Date.now() / 1000), size, quality, output_format };
    const send = (type: string, event: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...event, ...common })}\n\n`);
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    const picture = await paint(request);
    const partials = Number(request.fields["partial_images"] ?? 0);
    for (let index = 0; index < partials; index += 1) {
      const partial = await paintPartial(picture);
      send(`${kind}.partial_image`, {
        partial_image_index: index,
        b64_json: partial.toString("base64"),
      });
      if (play.do === "cut") return response.end();
      if (play.do === "stall" && index === 0) await stalled.promise;
      // Each event as a chunk of its own, as over a real line.
      await new Promise((resolve) => setImmediate(resolve));
    }
    send(`${kind}.completed`, { b64_json: picture.toString("base64"), usage: usage(request) });
    return response.end();
  }

  async function answer(response: ServerResponse, request: ImagesRequest, play: Play) {
    if (play.do === "fault") return refuse(response, play.fault);
    double.billed.push(request);
    if (play.do === "reset") return response.destroy();
    if (play.do === "hang") {
      if (play.after === "headers") {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.flushHeaders();
      }
      return;
    }
    if (play.do === "body") {
      const promised = play.cut ? { "content-length": Buffer.byteLength(play.body) + 100 } : {};
      response.writeHead(play.status, { "content-type": play.type, ...promised });
      if (play.cut) return response.write(play.body, () => response.destroy());
      return response.end(play.body);
    }
    if (request.fields["stream"] === "true" && !double.ignoresStream)
      return stream(response, request, play);
    const picture = await paint(request);
    response.writeHead(200, { "content-type": "application/json" });
    return response.end(
      JSON.stringify({
        created: Math.floor(Date.now() / 1000),
        data: [{ b64_json: picture.toString("base64") }],
        usage: usage(request),
      }),
    );
  }

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(incoming);
    response.setHeader("x-request-id", `req_${randomUUID().replaceAll("-", "")}`);
    response.setHeader("openai-processing-ms", "12");
    if (incoming.headers.authorization !== `Bearer ${double.apiKey}`)
      return refuse(response, {
        status: 401,
        type: "invalid_request_error",
        code: "invalid_api_key",
        message: `Incorrect API key provided: ${incoming.headers.authorization?.slice(7)}.`,
      });
    const model = /^\/v1\/models\/([\w.-]+)$/.exec(incoming.url ?? "")?.[1];
    if (incoming.method === "GET" && model && KNOWN_MODELS.test(model)) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: model, object: "model", owned_by: "openai" }));
      return undefined;
    }
    const door = /^\/v1\/images\/(generations|edits)$/.exec(incoming.url ?? "")?.[1];
    if (incoming.method !== "POST" || (door !== "generations" && door !== "edits"))
      return refuse(response, {
        status: 404,
        type: "invalid_request_error",
        code: null,
        message: `Invalid URL (${incoming.method} ${incoming.url})`,
      });
    const request = await readRequest(incoming, body, door);
    double.times.push(Date.now());
    const play = double.script(double.calls.push(request) - 1, request);
    const fault = await findFault(request);
    if (fault) {
      double.broken.push(fault);
      return refuse(response, fault);
    }
    await answer(response, request, play);
  }

  let stalled = Promise.withResolvers<void>();
  const server = await listen(respond);
  const double: OpenAiDouble = {
    baseUrl: `${server.origin}/v1`,
    apiKey,
    calls: [],
    billed: [],
    broken: [],
    times: [],
    script: () => ({ do: "paint" }),
    ignoresStream: false,
    letGo() {
      stalled.resolve();
      stalled = Promise.withResolvers<void>();
    },
    close: () => server.close(),
  };
  return double;
}
