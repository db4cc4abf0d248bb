import type { ServerResponse } from "node:http";
import { paint, paintPartial } from "./painting.ts";
import type { Play } from "./play.ts";
import type { ApiFault, ImagesRequest } from "./rules.ts";

const CHUNK_BYTES = 1 << 20;

/** The settings on which an answer depends, besides the call itself. */
export interface AnswerOptions {
  /** True when the caller asked for a stream and gets a stream. */
  streams: boolean;
  /** The picture that answers every call; null = a picture is painted for each call. */
  picture: Buffer | null;
  /** Resolves when the test releases the held calls. */
  released: () => Promise<void>;
}

function usageOf(request: ImagesRequest) {
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

/** Answers with an error in the form in which OpenAI sends it. */
export function refuse(response: ServerResponse, fault: ApiFault): void {
  const { status, type, code, message, param = null } = fault;
  response.writeHead(status, { "content-type": "application/json", ...fault.headers });
  const more = fault.details ? { moderation_details: fault.details } : {};
  response.end(JSON.stringify({ error: { message, type, param, code, ...more } }));
}

/** Returns the body of an answer that is not a stream. */
export function imageAnswer(base64: string, usage: object): string {
  const created = Math.floor(Date.now() / 1000);
  return JSON.stringify({ created, data: [{ b64_json: base64 }], usage });
}

/** Sends the answer to an accepted call. */
export async function answer(
  response: ServerResponse,
  request: ImagesRequest,
  play: Exclude<Play, { do: "fault" }>,
  options: AnswerOptions,
): Promise<void> {
  switch (play.do) {
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      hang(response, play.after);
      return;
    case "flood":
      flood(response);
      return;
    case "body":
      sendBody(response, play);
      return;
    case "paint":
    case "cut":
    case "stall":
      if (options.streams) await stream(response, request, play.do, options);
      else {
        const picture = options.picture ?? (await paint(request));
        response.writeHead(200, { "content-type": "application/json" });
        response.end(imageAnswer(picture.toString("base64"), usageOf(request)));
      }
  }
}

function hang(response: ServerResponse, after: "order" | "headers" | "body"): void {
  if (after === "order") return;
  const type = after === "headers" ? "text/event-stream" : "application/json";
  response.writeHead(200, { "content-type": type });
  if (after === "headers") response.flushHeaders();
  else response.write('{"created":');
}

/** Sends a picture that never ends, as fast as the caller reads it. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"data":[{"b64_json":"');
  const chunk = "A".repeat(CHUNK_BYTES);
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", pour);
  pour();
}

function sendBody(response: ServerResponse, play: Extract<Play, { do: "body" }>): void {
  const length = Buffer.byteLength(play.body) + (play.cut ? 100 : 0);
  response.writeHead(play.status ?? 200, { "content-type": play.type, "content-length": length });
  if (play.cut) response.write(play.body, () => response.destroy());
  else response.end(play.body);
}

async function stream(
  response: ServerResponse,
  request: ImagesRequest,
  what: "paint" | "cut" | "stall",
  options: AnswerOptions,
): Promise<void> {
  const kind = request.endpoint === "edits" ? "image_edit" : "image_generation";
  const { size, quality, output_format } = request.fields;
  const common = { created_at: Math.floor(Date.now() / 1000), size, quality, output_format };
  const send = (type: string, event: object) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...event, ...common })}\n\n`);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  const picture = options.picture ?? (await paint(request));
  const partials = Number(request.fields["partial_images"] ?? 0);
  for (let index = 0; index < partials; index += 1) {
    const partial = await paintPartial(picture);
    send(`${kind}.partial_image`, {
      partial_image_index: index,
      b64_json: partial.toString("base64"),
    });
    if (what === "cut") {
      response.end();
      return;
    }
    if (what === "stall" && index === 0) await options.released();
    // Each event is sent as a chunk of its own, as over a real network.
    await new Promise((resolve) => setImmediate(resolve));
  }
  send(`${kind}.completed`, { b64_json: picture.toString("base64"), usage: usageOf(request) });
  response.end();
}
