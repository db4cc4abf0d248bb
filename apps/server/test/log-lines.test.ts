import { createHash } from "node:crypto";
import http from "node:http";
import {
  createBody,
  startTestServer,
  type TestServer,
  type Visitor,
  waitFor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Line = Record<string, string | number>;

/** Returns the lines that a process has logged, without other text. */
const linesOf = (output: string): Line[] =>
  output
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line) as Line);

const serverLines = () => linesOf(server.process.output());

async function create(visitor: Visitor): Promise<{ jobId: string; requestId: string }> {
  const { body, headers } = await visitor.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody(),
  });
  return { jobId: body.jobId, requestId: String(headers.get("x-request-id")) };
}

/** Returns the hash under which the server's log knows this person. */
async function hashOf(visitor: Visitor): Promise<unknown> {
  const { headers } = await visitor.send("/api/credits");
  const requestId = headers.get("x-request-id");
  const answered = await waitFor("the answer's line", () =>
    serverLines().find((line) => line["requestId"] === requestId && line["msg"] === "answered"),
  );
  return answered["user"];
}

test("server and worker log a job under the request that created it and one hash of its owner", async () => {
  const worker = await server.worker();
  const guest = await server.guest();
  const { jobId, requestId } = await create(guest);
  await server.ended(guest, jobId);
  const user = await hashOf(guest);
  const about = (output: string) => linesOf(output).filter((line) => line["jobId"] === jobId);
  await waitFor("the job's last line", () =>
    about(worker.output()).some((line) => line["msg"] === "job ended"),
  );
  expect(about(server.process.output()).map((line) => line["msg"])).toContain("job accepted");
  expect(about(worker.output()).map((line) => line["msg"])).toEqual(
    expect.arrayContaining(["job claimed", "image kept", "job ended"]),
  );
  for (const line of [...about(server.process.output()), ...about(worker.output())])
    expect(line).toMatchObject({ requestId, user });
  await worker.end();
});

test("two people have two hashes, another server writes the same ones, and none is made from the number alone", async () => {
  const [one, two] = [await server.guest(), await server.guest()];
  const hashes = [await hashOf(one), await hashOf(two)];
  expect(new Set(hashes).size).toBe(2);
  for (const [place, { userId }] of [one, two].entries()) {
    const hash = String(hashes[place]);
    expect(hash).toMatch(/^[\w-]{12}$/);
    for (const text of [String(userId), `user ${userId}`])
      for (const form of ["base64url", "hex"] as const)
        expect(createHash("sha256").update(text).digest(form)).not.toContain(hash);
  }
  const other = await server.another();
  const cookies = [...one.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  await fetch(`${other.origin}/api/credits`, { headers: { cookie: cookies } });
  await waitFor("the other server's line", () =>
    linesOf(other.process.output()).some(
      (line) => line["path"] === "/api/credits" && line["user"] === hashes[0],
    ),
  );
});

test("lines of a visitor name the request and no user, and no line keeps another request's fields", async () => {
  const guest = await server.guest();
  const user = await hashOf(guest);
  const { headers } = await server.client().send("/api/credits");
  const requestId = headers.get("x-request-id");
  const line = await waitFor("the visitor's line", () =>
    serverLines().find((one) => one["requestId"] === requestId && one["msg"] === "answered"),
  );
  expect(line["status"]).toBe(401);
  expect(line).not.toHaveProperty("user");
  const withUser = serverLines().filter((one) => one["user"] === user);
  expect(withUser.length).toBeGreaterThan(0);
  expect(withUser.filter((one) => one["requestId"] === undefined)).toEqual([]);
});

test("a request whose body arrives late keeps its fields", async () => {
  const guest = await server.guest();
  const user = await hashOf(guest);
  const text = JSON.stringify(createBody());
  const request = http.request(`${server.origin}/api/generate-nail-design-job`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": text.length,
      cookie: [...guest.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    },
  });
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once("response", resolve).once("error", reject);
  });
  request.write(text.slice(0, 10));
  // By the time that later requests are answered, the server waits for the rest of this body.
  for (let time = 0; time < 3; time += 1) await hashOf(guest);
  request.end(text.slice(10));
  const { statusCode, headers } = await answered;
  expect(statusCode).toBe(201);
  const requestId = headers["x-request-id"];
  const accepted = await waitFor("the job's line", () =>
    serverLines().find((line) => line["requestId"] === requestId && line["msg"] === "job accepted"),
  );
  expect(accepted["user"]).toBe(user);
});
