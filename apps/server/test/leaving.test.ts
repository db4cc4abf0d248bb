import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import {
  createBody,
  plainPicture,
  startTestServer,
  type TestServer,
  type Visitor,
  waitFor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
let guest: Visitor;

beforeAll(async () => {
  server = await startTestServer();
  guest = await server.guest();
});
afterAll(() => server.close());

/** Sends a request with half of its body. `finish` sends the other half and returns the server's answer. */
async function halfway(origin: string, path: string, body: Buffer, type: string) {
  const cookie = [...guest.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const asking = request(new URL(path, origin), {
    method: "POST",
    headers: { cookie, "content-type": type, "content-length": body.length },
  });
  const answered = once(asking, "response") as Promise<[IncomingMessage]>;
  answered.catch(() => {});
  const half = Math.floor(body.length / 2);
  await new Promise((sent) => asking.write(body.subarray(0, half), sent));
  return {
    answered,
    async finish() {
      asking.end(body.subarray(half));
      const [answer] = await answered;
      const text = Buffer.concat(await answer.toArray()).toString();
      return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(text) };
    },
  };
}

async function uploadBody(): Promise<{ body: Buffer; type: string }> {
  const data = new FormData();
  const bytes = await plainPicture();
  data.append("file", new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), "hand.jpg");
  const whole = new Response(data);
  const type = whole.headers.get("content-type") ?? "";
  return { body: Buffer.from(await whole.arrayBuffer()), type };
}

const create = () => Buffer.from(JSON.stringify(createBody()));

/** Waits until the server has stopped listening. By then it has read the requests that it accepted earlier. */
async function untilClosed(leaving: Awaited<ReturnType<TestServer["another"]>>): Promise<void> {
  await waitFor("the server to stop listening", () =>
    fetch(`${leaving.origin}/healthz`).then(
      () => false,
      () => true,
    ),
  );
}

const counted = async (origin: string) => (await fetch(`${origin}/healthz`)).status === 200;

test("a leaving server accepts no new requests and answers those that it has accepted", async () => {
  const leaving = await server.another();
  await waitFor("the server", () => counted(leaving.origin));
  const picture = await uploadBody();
  const upload = await halfway(
    leaving.origin,
    "/api/uploads?kind=photo",
    picture.body,
    picture.type,
  );
  const job = await halfway(
    leaving.origin,
    "/api/generate-nail-design-job",
    create(),
    "application/json",
  );
  // When a third request is answered, the first two have certainly arrived.
  await waitFor("the server", () => counted(leaving.origin));
  const ended = leaving.process.end("SIGTERM");
  await untilClosed(leaving);
  const uploaded = await upload.finish();
  expect(uploaded).toMatchObject({ status: 201, headers: { connection: "close" } });
  const created = await job.finish();
  expect(created).toMatchObject({ status: 201, body: { cost: 1 } });
  expect(await ended).toBe(0);
  expect(await guest.send(`/api/generation-job/${created.body.jobId}`)).toMatchObject({
    status: 200,
  });
});

test("a leaving server cuts what does not end within DRAIN_SECONDS", async () => {
  const leaving = await server.another({ DRAIN_SECONDS: "0.3" });
  const stuck = await halfway(
    leaving.origin,
    "/api/generate-nail-design-job",
    create(),
    "application/json",
  );
  await waitFor("the server", () => counted(leaving.origin));
  expect(await leaving.process.end("SIGTERM")).toBe(0);
  await expect(stuck.answered).rejects.toMatchObject({ code: "ECONNRESET" });
});
