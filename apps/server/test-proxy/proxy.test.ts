import { randomFillSync } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request as requestHttp } from "node:http";
import path from "node:path";
import {
  createBody,
  createClient,
  form,
  freePort,
  type HttpClient,
  startTestServer,
  type TestServer,
  waitFor,
} from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentedServer, plainServer, type Proxy, startNginx } from "./nginx.ts";

const SIDE = 1_732;
let server: TestServer;
let proxy: Proxy;
let photo: Buffer;

beforeAll(async () => {
  const port = await freePort();
  server = await startTestServer({ PUBLIC_URL: `http://127.0.0.1:${port}`, TRUST_PROXY: "1" });
  await server.worker();
  proxy = await startNginx(port, await documentedServer(port, server.origin));
  const noise = randomFillSync(Buffer.alloc(SIDE * SIDE * 3));
  photo = await sharp(noise, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
});
afterAll(async () => {
  await proxy?.close();
  await server?.close();
});

async function guest(): Promise<HttpClient> {
  const client = createClient(proxy.origin);
  expect((await client.send("/api/auth/sign-in/anonymous", { json: {} })).status).toBe(200);
  return client;
}

test("a photo of 9 MB is uploaded, a job completes, and its changes arrive meanwhile", async () => {
  expect(photo.length).toBeGreaterThan(9_000_000);
  const visitor = await guest();
  const upload = await visitor.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(photo, "hand.png", "image/png"),
  });
  expect(upload.status).toBe(201);

  const abort = new AbortController();
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const stream = await fetch(`${proxy.origin}/trpc/jobs.events`, {
    headers: { accept: "text/event-stream", cookie },
    signal: abort.signal,
  });
  expect(stream.status).toBe(200);
  let events = "";
  const reading = (async () => {
    for await (const chunk of stream.body ?? []) events += Buffer.from(chunk).toString();
  })().catch(() => {});
  await waitFor("the snapshot", () => events.includes("snapshot"));

  const made = await visitor.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: { ...createBody(), originalImage: upload.body.url },
  });
  expect(made.status).toBe(201);
  await waitFor("the end of the job to arrive", () => events.includes('"completed"'));
  expect(events).toContain(made.body.jobId);
  abort.abort();
  await reading;
  const job = await server.ended(visitor, made.body.jobId);
  expect(job["status"]).toBe("completed");
  const [image] = job["resultImages"] as string[];
  expect((await visitor.send(image ?? "")).bytes.length).toBeGreaterThan(1_000);
});

/** Signs in as a guest from one of this machine's addresses, but claims another address in X-Forwarded-For. */
async function signInFrom(localAddress: string, claimed: string): Promise<number | undefined> {
  const asking = requestHttp(`${proxy.origin}/api/auth/sign-in/anonymous`, {
    method: "POST",
    localAddress,
    headers: {
      origin: proxy.origin,
      "content-type": "application/json",
      "x-forwarded-for": claimed,
    },
  });
  asking.end("{}");
  const [answer] = await once(asking, "response");
  answer.resume();
  return answer.statusCode;
}

test("each visitor keeps the address that the proxy saw, whatever headers the visitor sends", async () => {
  for (const address of ["127.0.0.2", "127.0.0.3"])
    expect(await signInFrom(address, "203.0.113.9")).toBe(200);
  const { rows } = await server.db.pool.query<{ address: string }>(
    "select ip_address as address from sessions where ip_address <> '127.0.0.1' order by 1",
  );
  expect(rows.map(({ address }) => address)).toEqual(["127.0.0.2", "127.0.0.3"]);
});

async function doctor(publicUrl: string): Promise<string> {
  const script = path.join(import.meta.dirname, "..", "src", "cli", "doctor.ts");
  const env = { DATABASE_URL: server.db.url, DATA_DIR: server.dataDir, PUBLIC_URL: publicUrl };
  const child = spawn(process.execPath, [script], { env: { ...env, TRUST_PROXY: "1" } });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  return said;
}

test("nginx with its default settings refuses the photo, and the doctor says what to do", async () => {
  expect(await doctor(proxy.origin)).toMatch(/^✓ Addresses: .* answers and lets photos through$/m);
  const port = await freePort();
  const plain = await startNginx(port, await plainServer(port, server.origin));
  try {
    const refused = await createClient(plain.origin).send("/api/uploads?kind=photo", {
      form: form(photo, "hand.png", "image/png"),
    });
    expect(refused.status).toBe(413);
    expect(await doctor(plain.origin)).toMatch(
      /^✗ Addresses: .*\(413\); with nginx, set client_max_body_size 32m \(docs\/proxy\.md\)$/m,
    );
  } finally {
    await plain.close();
  }
});
