import { connect, type Socket } from "node:net";
import { UPLOAD_BYTES_MAX } from "@lacquer/contracts";
import {
  createBody,
  form,
  type HttpClient,
  plainPicture,
  type Refusal,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Begun {
  socket: Socket;
  /** Returns what has arrived of the answer so far. */
  answer(): string;
}

/** Sends only the headers of a request. */
function begin(client: HttpClient, path: string, headers: Record<string, string | number>): Begun {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  let text = "";
  socket.on("data", (chunk) => (text += chunk.toString()));
  socket.on("error", () => {});
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const head = Object.entries({ host: hostname, cookie, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.write(`POST ${path} HTTP/1.1\r\n${head.join("")}\r\n`);
  return { socket, answer: () => text };
}

/** Makes an uncompressed PNG, so that its body is large enough to wait for room. Small bodies do not wait. */
const largePng = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#fff" } })
    .png({ compressionLevel: 0 })
    .toBuffer();

const MULTIPART = { "content-type": "multipart/form-data; boundary=cut" };
const JSON_TYPE = { "content-type": "application/json" };
const CREATE = "/api/generate-nail-design-job";
const UPLOAD = "/api/uploads?kind=photo";

async function figure(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`)).text();
  return Number(new RegExp(`^${name.replace(/[{}"]/g, "\\$&")} (\\d+)`, "m").exec(text)?.[1] ?? 0);
}

test("a body that is too long is refused by its length, before any of it is sent", async () => {
  const guest = await server.guest();
  const upload = begin(guest, UPLOAD, { ...MULTIPART, "content-length": UPLOAD_BYTES_MAX * 2 });
  const create = begin(guest, CREATE, { ...JSON_TYPE, "content-length": 40_000_000 });
  const call = begin(guest, "/trpc/jobs.create", { ...JSON_TYPE, "content-length": 2_000_000 });
  await waitFor("the upload's answer", () => upload.answer().includes("upload_too_large"));
  await waitFor("the create's answer", () => create.answer().includes("body_too_large"));
  await waitFor("the call's answer", () => call.answer().includes("413"));
  expect(call.answer()).toContain("body_too_large");
  for (const { socket } of [upload, create, call]) socket.destroy();
});

test("the server does not read a large create whose sender cannot pay for any job", async () => {
  const guest = await server.guest();
  await server.db.pool.query(
    `with taken as (update users set credits = 0 where id = $1 returning id)
     insert into credit_ledger (user_id, kind, amount) select id, 'grant', -6 from taken`,
    [guest.userId],
  );
  const create = begin(guest, CREATE, { ...JSON_TYPE, "content-length": 30_000_000 });
  await waitFor("the answer", () => create.answer().includes("insufficient_credits"));
  expect(create.answer()).toContain("HTTP/1.1 402");
  create.socket.destroy();
});

test("one person's open bodies do not block another's, and end with their connections", async () => {
  const [greedy, other] = [await server.guest(), await server.guest()];
  const picture = await largePng(600, 600);
  const length = { ...MULTIPART, "content-length": UPLOAD_BYTES_MAX };
  const held = Array.from({ length: 20 }, () => begin(greedy, UPLOAD, length));
  await waitFor(
    "some to be refused",
    () => held.filter(({ answer }) => answer().includes("429")).length >= 5,
  );
  expect(await figure('lacquer_limit_held{limit="body_bytes"}')).toBe(3 * UPLOAD_BYTES_MAX);
  expect(await figure('lacquer_limit_refusals_total{limit="body_bytes"}')).toBeGreaterThan(0);
  const refused = held.find(({ answer }) => answer().includes("429"));
  expect(refused?.answer()).toMatch(/retry-after: \d/);
  expect(refused?.answer()).toContain("rate_limited");

  const upload = await other.send(UPLOAD, { form: form(picture, "a.png", "image/png") });
  expect(upload.status).toBe(201);
  for (const { socket } of held) socket.destroy();
  await waitFor(
    "the room to be free",
    async () => (await figure('lacquer_limit_held{limit="body_bytes"}')) === 0,
  );
  const again = await greedy.send(UPLOAD, { form: form(picture, "a.png", "image/png") });
  expect(again.status).toBe(201);
});

test("a body without a length counts as the most that its route accepts, and is cut off there", async () => {
  const guest = await server.guest();
  const create = begin(guest, CREATE, { ...JSON_TYPE, "transfer-encoding": "chunked" });
  await waitFor(
    "the body to be held",
    async () => (await figure('lacquer_limit_held{limit="body_bytes"}')) > 30_000_000,
  );
  const chunk = Buffer.alloc(1024 * 1024, " ");
  const send = () => {
    if (create.socket.destroyed || create.answer() !== "") return;
    create.socket.write(`${chunk.length.toString(16)}\r\n`);
    create.socket.write(chunk);
    create.socket.write("\r\n", () => setImmediate(send));
  };
  send();
  await waitFor("the answer", () => create.answer().includes("body_too_large"));
  expect(create.answer()).toContain("HTTP/1.1 413");
  create.socket.destroy();
});

test("slow bodies are cut off while others wait; without others they may take their time", async () => {
  const slow = await Promise.all([1, 2, 3, 4].map(() => server.guest()));
  const length = { ...JSON_TYPE, "content-length": 32_000_000 };
  const held = slow.map((guest) => begin(guest, CREATE, length));
  await waitFor(
    "all room to be held",
    async () => (await figure('lacquer_limit_held{limit="body_bytes"}')) === 128_000_000,
  );
  const other = await server.guest();
  const picture = form(await largePng(1_600, 1_500), "a.png", "image/png");
  const upload = await other.send<Refusal>(UPLOAD, { form: picture });
  expect(upload.status).toBe(201);
  expect(held.filter(({ answer }) => answer().includes("request_too_slow"))).not.toEqual([]);
  for (const { socket } of held) socket.destroy();
});

test("large creates are handled one after another, and each is answered", async () => {
  const guest = await server.guest();
  const picture = await sharp({
    create: {
      width: 1_200,
      height: 1_200,
      channels: 3,
      background: "#fff",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
  const json = createBody({
    originalImage: `data:image/png;base64,${picture.toString("base64")}`,
    imageCount: 1,
  });
  expect(JSON.stringify(json).length).toBeGreaterThan(1024 * 1024);
  const answers = await Promise.all([1, 2, 3].map(() => guest.send<Refusal>(CREATE, { json })));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
});

test("a picture one pixel wide is refused from its header, with a sentence", async () => {
  const guest = await server.guest();
  const strip = await sharp({
    create: { width: 1, height: 30_000, channels: 3, background: "#fff" },
  })
    .png()
    .toBuffer();
  const answer = await guest.send<Refusal>(UPLOAD, { form: form(strip, "strip.png", "image/png") });
  expect(answer.status).toBe(413);
  expect(answer.body.error).toMatchObject({
    code: "upload_too_many_pixels",
    message: expect.stringContaining("16,384") as string,
  });
});

test("a thumbnail is made once and kept; simultaneous requests get the same one", async () => {
  const guest = await server.guest();
  const { body } = await guest.send<{ url: string }>(UPLOAD, { form: form(await plainPicture()) });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => guest.send(`${body.url}?w=320`)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ bytes }) => bytes.toString("base64"))).size).toBe(1);
  const second = await server.another();
  const again = await guest.send(new URL(`${body.url}?w=320`, second.origin).href);
  expect(again.bytes.equals(answers[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
});
