import { type Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** One request as it is sent. */
export interface Shot {
  /** The name of the try, shown when it fails. */
  name: string;
  method: string;
  /** The request's target, byte for byte. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** The codes with which the request's route may refuse, if they are known. */
  codes?: ReadonlySet<string>;
}

export interface Hit {
  status: number;
  headers: IncomingMessage["headers"];
  text: string;
}

const PATIENCE_MS = 20_000;

/**
 * Shortens the path of a HEAD request. If the head is too long, Node answers with a body, although an answer to HEAD
 * must have none.
 */
function pathOf({ method, path }: Shot): string {
  return method === "HEAD" ? path.slice(0, 6_000) : path;
}

/** Sends a request and reads its whole answer, or only the beginning of an event stream. */
export function send(origin: string, shot: Shot, agent: Agent): Promise<Hit> {
  const { hostname, port } = new URL(origin);
  const { method, headers, body } = shot;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const target = { hostname, port, method, path: pathOf(shot), headers, agent, signal };
    const sending = request({ ...target, maxHeaderSize: 1024 * 1024 });
    sending.once("response", (response) => {
      const head = { status: response.statusCode ?? 0, headers: response.headers };
      if (method !== "HEAD" && response.headers["content-type"] === "text/event-stream") {
        response.on("error", () => {});
        response.once("data", (chunk: Buffer) => {
          resolve({ ...head, text: chunk.toString() });
          response.destroy();
        });
        return;
      }
      text(response).then((whole) => resolve({ ...head, text: whole }), reject);
    });
    sending.once("error", (error: NodeJS.ErrnoException) => {
      // The server had just closed a reused connection, so it read nothing of the request.
      const again = sending.reusedSocket && error.code === "ECONNRESET";
      if (again) send(origin, shot, agent).then(resolve, reject);
      else reject(error);
    });
    if (body !== undefined) sending.setHeader("content-length", Buffer.byteLength(body));
    sending.end(body);
  });
}
