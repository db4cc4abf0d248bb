import type { IncomingMessage } from "node:http";
import type { ImagesRequest } from "./rules.ts";

/** Reads a client's request, as JSON or as a form with files. */
export async function readRequest(
  request: IncomingMessage,
  body: Buffer,
  endpoint: ImagesRequest["endpoint"],
): Promise<ImagesRequest> {
  const read: ImagesRequest = { endpoint, fields: {}, images: [], mask: null, markup: null };
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
