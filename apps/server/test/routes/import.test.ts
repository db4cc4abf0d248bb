import { once } from "node:events";
import { connect } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { Import, Job } from "@lacquer/contracts";
import {
  assertInvariants,
  createBody,
  CRON_SECRET,
  form,
  plainPicture,
  type Refusal,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const CANARY = "canary-person-4711";

/** Creates a person whose name, address, words and pictures can be recognised in the archive. */
async function personWithWork(): Promise<{ person: Visitor; jobId: string }> {
  const person = await server.account(`${CANARY}@example.test`);
  const photo = await person.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(await plainPicture()),
  });
  const created = await person.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody({
      prompt: `${CANARY} tulips`,
      originalImage: photo.body.url,
      imageCount: 1,
      draft: { words: CANARY, photo: photo.body.url },
    }),
  });
  const headers = { authorization: `Bearer ${CRON_SECRET}` };
  await server.client().send("/api/process-generation-jobs", { headers });
  await server.ended(person, created.body.jobId);
  return { person, jobId: created.body.jobId };
}

const imported = (as: Visitor, archive: Buffer) =>
  as.send<Import>("/api/account/import", { tar: new Uint8Array(archive) });

test("an archive comes back in another account: pictures byte for byte, no ledger row, nothing in the logs", async () => {
  const { person, jobId } = await personWithWork();
  const exported = await person.send("/api/account/archive");
  const before = await person.send<Job>(`/api/generation-job/${jobId}`);

  const again = await server.account();
  const ledger = async () =>
    (await server.db.pool.query("select * from credit_ledger order by id")).rows;
  const movements = await ledger();
  const report = await imported(again, exported.bytes);
  expect([report.status, report.body]).toMatchObject([
    200,
    { isWhole: true, pictures: { added: 1 }, designs: { added: 1 }, refused: 0 },
  ]);
  expect(await ledger()).toEqual(movements);
  const list = await again.send<{ jobs: Job[] }>("/api/generation-jobs");
  const [design] = list.body.jobs;
  expect(design).toMatchObject({
    prompt: before.body.prompt,
    designSettings: before.body.designSettings,
    nails: before.body.nails,
    influenceWeights: before.body.influenceWeights,
    cost: 0,
  });
  // The archive holds the same bytes that are shown now.
  for (const url of [design?.originalImage ?? "", design?.resultImages[0] ?? ""]) {
    const picture = await again.send(url);
    expect([url, picture.status, exported.bytes.includes(picture.bytes)]).toEqual([url, 200, true]);
  }
  const stranger = await server.account();
  expect((await stranger.send(design?.resultImages[0] ?? "")).status).toBe(404);
  expect(server.process.output()).not.toContain(CANARY);
  await assertInvariants(server.db);
});

test("something that is no archive is refused, however long it is, and the answer can be read", async () => {
  const guest = await server.guest();
  const junk = () =>
    new ReadableStream<Uint8Array>({
      async pull(to) {
        // Without a pause, the pieces would keep this process so busy that it never read the answer.
        await setImmediate();
        to.enqueue(new Uint8Array(65_536).fill(120));
      },
    });
  const answers = [
    await guest.send<Refusal>("/api/account/import", { tar: new Uint8Array(4_000) }),
  ];
  for (let i = 0; i < 8; i += 1)
    answers.push(await guest.send<Refusal>("/api/account/import", { tar: junk() }));
  for (const answer of answers)
    expect([answer.status, answer.body.error.code]).toEqual([400, "archive_unreadable"]);
});

test("only an archive is accepted, and only from a person", async () => {
  const guest = await server.guest();
  const wrong = [{ json: {} }, { form: form(await plainPicture()) }];
  for (const body of wrong) {
    const answer = await guest.send<Refusal>("/api/account/import", body);
    expect([answer.status, answer.body.error.code]).toEqual([415, "unsupported_media_type"]);
  }
  const nobody = await server.client().send("/api/account/import", { tar: new Uint8Array(1) });
  expect(nobody.status).toBe(401);
});

test("one person's two imports at once do not mix", async () => {
  const person = await server.account();
  const archive = (await person.send("/api/account/archive")).bytes;
  const both = await Promise.all([imported(person, archive), imported(person, archive)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
});

test("a sender who is refused and goes on sending is cut off", async () => {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (piece) => (answer += String(piece)));
  socket.on("error", () => {});
  const closed = once(socket, "close");
  socket.write(
    `POST /api/account/import HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  const trickle = setInterval(() => socket.write("1\r\nx\r\n"), 50);
  await closed.finally(() => clearInterval(trickle));
  expect(answer).toContain("401");
});
