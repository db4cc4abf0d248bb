import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { listen, readBody } from "../listen.ts";
import { answer, refuse } from "./answer.ts";
import { createCallLog, type OpenAiCall } from "./call-log.ts";
import { createHolds } from "./holds.ts";
import type { Play } from "./play.ts";
import { readRequest } from "./read-request.ts";
import { type ApiFault, findFault, type ImagesRequest, KNOWN_MODELS } from "./rules.ts";

/**
 * A double of OpenAI's Images API over HTTP. It checks every rule, paints a picture from its input, and counts the
 * tokens that it would bill.
 */
export interface OpenAiDouble {
  /** The double's address with `/v1`, for OPENAI_BASE_URL. */
  baseUrl: string;
  apiKey: string;
  /** Every call with the right key, including those that were answered with a fault. */
  calls: OpenAiCall[];
  /** Calls that were accepted and would be billed. */
  billed: ImagesRequest[];
  /** The answers to requests that broke a rule. A correct client causes none. */
  broken: ApiFault[];
  /** The number of calls that have not ended yet. */
  readonly inFlight: number;
  /** Chooses what happens to each call. `call` counts the calls from 0. */
  script: (call: number, request: OpenAiCall) => Play;
  /** When true, the double answers plain JSON even if a stream was asked for. */
  ignoresStream: boolean;
  /** Lets every held call continue: calls that stall, and calls that wait for their `afterMs`. */
  release(): void;
  close(): Promise<void>;
}

export interface OpenAiDoubleOptions {
  apiKey?: string;
  /**
   * A picture that answers every call, for tests in which its content does not matter. Absent = a picture is painted
   * for each call.
   */
  picture?: Buffer;
}

/** Starts the double on a free port. */
export async function createOpenAiDouble({
  apiKey = "sk-double-0123456789",
  picture,
}: OpenAiDoubleOptions = {}): Promise<OpenAiDouble> {
  const holds = createHolds();
  const log = createCallLog();

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(incoming);
    response.setHeader("x-request-id", `req_${randomUUID().replaceAll("-", "")}`);
    response.setHeader("openai-processing-ms", "12");
    if (incoming.headers.authorization !== `Bearer ${double.apiKey}`)
      return refuse(response, wrongKey(incoming));
    const model = modelAsked(incoming);
    if (model) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: model, object: "model", owned_by: "openai" }));
      return undefined;
    }
    const endpoint = endpointOf(incoming);
    if (!endpoint) return refuse(response, wrongUrl(incoming));
    const call = log.follow(await readRequest(incoming, body, endpoint), response);
    const play = double.script(double.calls.push(call) - 1, call);
    call.play = play.do;
    const fault = await findFault(call);
    if (fault) {
      double.broken.push(fault);
      return refuse(response, fault);
    }
    if (play.do !== "fault") double.billed.push(call);
    if (play.afterMs) await holds.wait(play.afterMs, response);
    if (response.destroyed) return undefined;
    if (play.do === "fault") return refuse(response, play.fault);
    const streams = call.fields["stream"] === "true" && !double.ignoresStream;
    return answer(response, call, play, {
      streams,
      picture: picture ?? null,
      released: holds.released,
    });
  }

  const server = await listen(respond);
  const double: OpenAiDouble = {
    baseUrl: `${server.origin}/v1`,
    apiKey,
    calls: [],
    billed: [],
    broken: [],
    get inFlight() {
      return log.inFlight;
    },
    script: () => ({ do: "paint" }),
    ignoresStream: false,
    release: holds.release,
    close: () => server.close(),
  };
  return double;
}

function modelAsked({ method, url = "" }: IncomingMessage): string | null {
  const model = /^\/v1\/models\/([\w.-]+)$/.exec(url)?.[1];
  return method === "GET" && model && KNOWN_MODELS.test(model) ? model : null;
}

function endpointOf({ method, url = "" }: IncomingMessage): ImagesRequest["endpoint"] | null {
  const endpoint = /^\/v1\/images\/(generations|edits)$/.exec(url)?.[1];
  return method === "POST" && (endpoint === "generations" || endpoint === "edits")
    ? endpoint
    : null;
}

const wrongKey = ({ headers }: IncomingMessage): ApiFault => ({
  status: 401,
  type: "invalid_request_error",
  code: "invalid_api_key",
  message: `Incorrect API key provided: ${headers.authorization?.slice(7)}.`,
});

const wrongUrl = ({ method, url }: IncomingMessage): ApiFault => ({
  status: 404,
  type: "invalid_request_error",
  code: null,
  message: `Invalid URL (${method} ${url})`,
});
