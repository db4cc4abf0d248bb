import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { LacquerError } from "@lacquer/contracts";
import { afterEach, expect, test } from "vitest";
import { createOpenAiProvider } from "../../src/index.ts";
import { requestOf } from "../requests.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A host that treats each connection as the test says. */
async function host(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    onConnection(socket);
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function codeOf(
  baseUrl: string,
  { apiKey = "sk-canary", ms = 5_000 }: { apiKey?: string; ms?: number } = {},
): Promise<string> {
  const options = { apiKey, baseUrl, model: "gpt-image-2", quality: "low" } as const;
  const deadline = AbortSignal.timeout(ms);
  try {
    await createOpenAiProvider(options).make(await requestOf(), deadline, () => {});
    return "made";
  } catch (error) {
    if (error instanceof LacquerError) return error.code;
    throw error;
  }
}

async function freedPort(): Promise<number> {
  const port = await host(() => {});
  const server = servers.pop();
  server?.close();
  if (server) await once(server, "close");
  return port;
}

test.each([
  ["a key with a zero-width character", "http://127.0.0.1:9/v1", "sk-canary\u200b"],
  ["a key in curly quotes", "http://127.0.0.1:9/v1", "\u201csk-canary\u201d"],
  ["a key of two lines", "http://127.0.0.1:9/v1", "sk-can\nary"],
  ["an address with user and password", "http://user:word@127.0.0.1:9/v1", "sk-canary"],
  ["an address that is not valid", "no address", "sk-canary"],
  ["a host that does not exist", "http://nowhere.invalid/v1", "sk-canary"],
])("%s: the call never left this machine", async (_, baseUrl, apiKey) => {
  expect(await codeOf(baseUrl, { apiKey })).toBe("provider_failed");
});

test("a refused connection: the call never left", async () => {
  expect(await codeOf(`http://127.0.0.1:${await freedPort()}/v1`)).toBe("provider_failed");
});

test("a host that speaks no TLS, or hangs up during the TLS handshake: the call never left", async () => {
  const plain = await host((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  const rude = await host((socket) => socket.once("data", () => socket.resetAndDestroy()));
  expect(await codeOf(`https://127.0.0.1:${plain}/v1`)).toBe("provider_failed");
  expect(await codeOf(`https://127.0.0.1:${rude}/v1`)).toBe("provider_failed");
});

test("a TLS handshake that is still unfinished at the deadline: the call never left", async () => {
  const mute = await host(() => {});
  expect(await codeOf(`https://127.0.0.1:${mute}/v1`, { ms: 400 })).toBe("provider_failed");
});

test.each([
  ["hangs up once it has heard the call", (socket: Socket) => socket.destroy()],
  ["cuts the connection once it has heard the call", (socket: Socket) => socket.resetAndDestroy()],
  [
    "hangs up within its answer",
    (socket: Socket) =>
      socket.end(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 99\r\n\r\nda",
      ),
  ],
  ["answers nothing that is HTTP", (socket: Socket) => socket.end("good morning\r\n\r\n")],
])("a host that %s: nobody knows whether the call was paid", async (_, answer) => {
  const port = await host((socket) => socket.once("data", () => answer(socket)));
  expect(await codeOf(`http://127.0.0.1:${port}/v1`)).toBe("outcome_unknown");
});

test("a host that hears the call and stays silent until the deadline: nobody knows whether the call was paid", async () => {
  const mute = await host((socket) => socket.resume());
  expect(await codeOf(`http://127.0.0.1:${mute}/v1`, { ms: 600 })).toBe("outcome_unknown");
});

test("the second call on a kept connection is watched like the first", async () => {
  let heard = 0;
  const port = await host((socket) =>
    socket.on("data", () => {
      heard += 1;
      if (heard === 1) socket.write("HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n");
      else socket.resetAndDestroy();
    }),
  );
  expect(await codeOf(`http://127.0.0.1:${port}/v1`)).toBe("provider_failed");
  expect(await codeOf(`http://127.0.0.1:${port}/v1`)).toBe("outcome_unknown");
});
