import type { Readable } from "node:stream";
import { LacquerError } from "@lacquer/contracts";
import { LARGE_CREATE_BYTES, largeCreates } from "@lacquer/services";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { callerName } from "./caller.ts";
import { collectGarbage } from "./give-back-memory.ts";
import { bodyLength, whenOver } from "./hold-body.ts";

/**
 * For bodies longer than this, collecting the garbage that their copies leave is worth its price: it stops the process
 * for tens of milliseconds.
 */
const COLLECT_BYTES = 8 * LARGE_CREATE_BYTES;

/**
 * Accepts JSON that may contain whole pictures, for the routes of this scope. Parsing holds several copies of the text
 * in memory, so large bodies are parsed one at a time, and users take turns. After each large request, the next one
 * waits for as long as the finished one took, so that the server can serve small requests.
 */
export function acceptLargeJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", readWhole);
  app.addHook("preValidation", async (request, reply) => {
    const bytes = request.body;
    if (!Buffer.isBuffer(bytes)) return;
    if (bytes.length > LARGE_CREATE_BYTES) await takeTurn(request, reply, bytes.length);
    // Clients often send a JSON content type even to routes without a body.
    request.body = bytes.length === 0 ? undefined : await parsed(parse, request, bytes);
  });
}

async function takeTurn(
  request: FastifyRequest,
  reply: FastifyReply,
  bytes: number,
): Promise<void> {
  const gone = new AbortController();
  whenOver(reply, () => gone.abort());
  const leave = await largeCreates.enter(await callerName(request), 1, gone.signal);
  const began = performance.now();
  whenOver(reply, () => {
    const took = performance.now() - began;
    setTimeout(() => {
      // The garbage is collected now, because otherwise several large texts would fill the memory before V8 frees the
      // first one.
      if (bytes > COLLECT_BYTES) collectGarbage();
      leave();
    }, took);
  });
}

/** Reads the body into a single buffer of its own, so that its memory is freed at once. Throws body_too_large. */
async function readWhole(request: FastifyRequest, body: Readable): Promise<Buffer> {
  const most = request.routeOptions.bodyLimit ?? 0;
  const whole = Buffer.allocUnsafeSlow(Math.min(bodyLength(request), most));
  let filled = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if (filled + chunk.length > whole.length) throw new LacquerError("body_too_large");
    chunk.copy(whole, filled);
    filled += chunk.length;
  }
  return whole.subarray(0, filled);
}

type Parse = ReturnType<FastifyInstance["getDefaultJsonParser"]>;

function parsed(parse: Parse, request: FastifyRequest, bytes: Buffer): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, value?: unknown) => (error ? reject(error) : resolve(value));
    void parse(request, bytes.toString("utf8"), done);
  });
}
