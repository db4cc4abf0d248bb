import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FAULTS } from "@lacquer/testing/doubles";
import sharp from "sharp";

type Fault = ReturnType<(typeof FAULTS)[keyof typeof FAULTS]>;

/** What becomes of one call, after `afterMs`. */
export type Play = { afterMs?: number } & (
  | { do: "image" }
  | { do: "fault"; fault: Fault }
  | { do: "reset" }
  /** Silent for good: before the headers, or in the middle of the body. */
  | { do: "hang"; in: "headers" | "body" }
  /** An answer as it is; `cut` ends the connection after that many bytes, though more were announced. */
  | { do: "body"; status?: number; type: string; body: Buffer | string; cut?: number }
  /** Megabytes without end. */
  | { do: "flood" }
);

/** One call as it came and went. */
export interface Call {
  /** The job's tag, from its prompt. */
  tag: string;
  imageIndex: number;
  /** Which call for this image it is, counted from 1. */
  nth: number;
  play: Play["do"];
  status: number;
  /** Milliseconds since the epoch. */
  at: number;
  endedAt: number | null;
  /** The caller went away before the answer was whole. */
  aborted: boolean;
}

/** The Images API as far as the rig needs it: cheap pictures, every fault, each call written down. */
export interface Provider {
  baseUrl: string;
  apiKey: string;
  calls: Call[];
  readonly inFlight: number;
  /** Chosen for each call as it comes. */
  plan: (call: Call) => Play;
  /** Answers every call that is waiting now with its picture. */
  release(): void;
  /** Calls for one job, by its tag. */
  callsFor(tag: string): Call[];
  close(): Promise<void>;
}

const IMAGE = await sharp({ create: { width: 96, height: 96, channels: 3, background: "#a03050" } })
  .png()
  .toBuffer();

/** An answer as the service gives it where no stream is wanted. */
export function imageAnswer(image: Buffer | string = IMAGE): string {
  const b64_json = typeof image === "string" ? image : image.toString("base64");
  const usage = { input_tokens: 9, output_tokens: 9, total_tokens: 18 };
  return JSON.stringify({ created: 1, data: [{ b64_json }], usage });
}

/** The prompt that lets a call be told apart. */
export const taggedPrompt = (tag: string): string => `cherry red #${tag}#`;

export async function openProvider(): Promise<Provider> {
  const apiKey = "sk-chaos-0123456789";
  const waiting = new Set<() => void>();
  const calls: Call[] = [];
  let inFlight = 0;

  function refuse(response: ServerResponse, fault: Fault): void {
    const headers = "headers" in fault ? fault.headers : {};
    response.writeHead(fault.status, { "content-type": "application/json", ...headers });
    const { message, type, code } = fault;
    response.end(JSON.stringify({ error: { message, type, code, param: null } }));
  }

  function answer(response: ServerResponse, play: Play): void {
    if (play.do === "fault") return refuse(response, play.fault);
    if (play.do === "reset") return void response.socket?.resetAndDestroy();
    if (play.do === "hang") {
      if (play.in === "headers") return undefined;
      response.writeHead(200, { "content-type": "application/json" });
      return void response.write('{"created":');
    }
    if (play.do === "flood") {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"data":[{"b64_json":"');
      const chunk = "A".repeat(1 << 20);
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", pour);
      return pour();
    }
    const {
      status = 200,
      type,
      body,
      cut,
    } = play.do === "body" ? play : { type: "application/json", body: imageAnswer() };
    const bytes = Buffer.from(body);
    response.writeHead(status, { "content-type": type, "content-length": bytes.length });
    if (cut === undefined) return void response.end(bytes);
    response.write(bytes.subarray(0, cut), () => response.socket?.destroy());
    return undefined;
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("latin1");
    const tag = /#([\w-]+)#/.exec(text)?.[1] ?? "";
    const imageIndex = Number(/variation (\d) of/.exec(text)?.[1] ?? 1) - 1;
    const nth = calls.filter((c) => c.tag === tag && c.imageIndex === imageIndex).length + 1;
    const call: Call = {
      tag,
      imageIndex,
      nth,
      play: "image",
      status: 0,
      at: Date.now(),
      endedAt: null,
      aborted: false,
    };
    calls.push(call);
    const play = provider.plan(call);
    call.play = play.do;
    inFlight += 1;
    response.once("close", () => {
      inFlight -= 1;
      call.endedAt = Date.now();
      call.status = response.headersSent ? response.statusCode : 0;
      call.aborted = !response.writableFinished;
    });
    if (play.afterMs) {
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, play.afterMs);
        waiting.add(go);
        response.once("close", go);
      });
    }
    if (!response.destroyed) answer(response, play);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const provider: Provider = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    apiKey,
    calls,
    get inFlight() {
      return inFlight;
    },
    plan: () => ({ do: "image" }),
    release() {
      for (const go of waiting) go();
    },
    callsFor: (tag) => calls.filter((call) => call.tag === tag),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return provider;
}
