import { handPhoto, waitFor } from "@lacquer/testing";
import { type HttpProxy, startHttpProxy } from "@lacquer/testing/http-proxy";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createLacquerClient, GenerationEndedError, type Job, type JobEnd } from "../src/index.ts";
import { startStudio, type Studio } from "./studio.ts";

let studio: Studio;
let proxy: HttpProxy;

beforeAll(async () => {
  studio = await startStudio();
  await studio.worker();
});
afterAll(() => studio.close());
beforeEach(async () => {
  proxy = await startHttpProxy();
  proxy.target = studio.origin;
});
afterEach(() => proxy.close());

async function newClient(credits?: number) {
  const { apiKey, visitor } = await studio.person(credits);
  const again = () => createLacquerClient({ url: proxy.origin, apiKey });
  return { client: again(), again, visitor, apiKey };
}

const design = { prompt: "deep oxblood", imageCount: 1 } as const;
/** A design whose grace is long enough for the test to take the job back. */
const patient = { ...design, graceSeconds: 10 } as const;
const JPEG = [0xff, 0xd8, 0xff];

async function nextEnds(ends: AsyncGenerator<JobEnd, void>, count: number): Promise<JobEnd[]> {
  const all: JobEnd[] = [];
  while (all.length < count) {
    const { value } = await ends.next();
    if (value) all.push(value);
  }
  return all;
}

test("a photo is uploaded, painted, followed and fetched, and nothing stays open", async () => {
  const { client } = await newClient();
  const seen: Job[] = [];
  const { job, images } = await client.generate(
    { ...design, originalImage: new Uint8Array(await handPhoto()), imageCount: 2 },
    { onJob: (one) => seen.push(one) },
  );
  expect(job).toMatchObject({ status: "completed", imageCount: 2 });
  expect(job.originalImage).toMatch(/^\/files\/uploads\//);
  expect(images.map(({ index, type }) => ({ index, type }))).toEqual([
    { index: 0, type: "image/jpeg" },
    { index: 1, type: "image/jpeg" },
  ]);
  for (const { bytes } of images) expect(Array.from(bytes.slice(0, 3))).toEqual(JPEG);
  const versions = seen.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  expect(seen.at(-1)?.status).toBe("completed");
  await waitFor("the stream to end", () => proxy.open("jobs.events") === 0);
  expect(await client.image(job.resultImages[1] ?? "")).toEqual(images[1]);
});

test("many at once share one stream", async () => {
  const { client } = await newClient();
  const all = await Promise.all(Array.from({ length: 5 }, () => client.generate(design)));
  expect(new Set(all.map(({ job }) => job.id)).size).toBe(5);
  expect(proxy.asked("jobs.events")).toBe(1);
});

test("the same key is the same job, also for a program that begins anew", async () => {
  const { client, again } = await newClient();
  const originalImage = new Uint8Array(await handPhoto());
  const input = { ...design, originalImage };
  const first = await client.generate(input, { idempotencyKey: "press-1" });
  const second = await again().generate(input, { idempotencyKey: "press-1" });
  expect(second.job.id).toBe(first.job.id);
  expect((await again().finish(first.job.id)).images).toEqual(first.images);
});

test("an abort cancels the job, or leaves it when told so", async () => {
  const { client, visitor } = await newClient();
  const reason = new Error("changed my mind");
  for (const onAbort of ["cancel", "leave"] as const) {
    const aborting = new AbortController();
    const generating = client.generate(patient, {
      signal: aborting.signal,
      onAbort,
      onJob: () => aborting.abort(reason),
    });
    await expect(generating).rejects.toBe(reason);
  }
  const { body } = await visitor.send<{ jobs: Job[] }>("/api/generation-jobs");
  expect(body.jobs.map(({ status }) => status)).toEqual(["pending", "canceled"]);
  await waitFor("the stream to end", () => proxy.open("jobs.events") === 0);
});

test("an abort before the create makes no job", async () => {
  const { client, visitor } = await newClient();
  const generating = client.generate(design, { signal: AbortSignal.abort(new Error("no")) });
  await expect(generating).rejects.toThrow("no");
  const { body } = await visitor.send<{ jobs: Job[] }>("/api/generation-jobs");
  expect(body.jobs).toEqual([]);
});

test("a job that somebody cancels ends its wait with the job", async () => {
  const { client } = await newClient();
  const made = Promise.withResolvers<Job>();
  const generating = client.generate(patient, { onJob: made.resolve });
  await client.trpc.jobs.cancel.mutate({ jobId: (await made.promise).id });
  const ended = await generating.catch((error: unknown) => error);
  expect(ended).toBeInstanceOf(GenerationEndedError);
  expect(ended).toMatchObject({ code: "canceled", job: { status: "canceled" } });
});

test("refusals have their code", async () => {
  const { client } = await newClient(0);
  await expect(client.generate(design)).rejects.toMatchObject({ code: "insufficient_credits" });
  const broken = client.upload(new TextEncoder().encode("no picture"));
  await expect(broken).rejects.toMatchObject({ code: "upload_not_an_image" });
  const unknown = client.finish("0b7c2f6e-5d0e-4a53-9f3e-2f6d1c8a4b10");
  await expect(unknown).rejects.toMatchObject({ code: "job_not_found" });
  await expect(client.image("https://example.com/a.png")).rejects.toThrow("is not the studio");
});

test("a wrong key is told at once, to those who wait and to those who follow", async () => {
  const client = createLacquerClient({ url: proxy.origin, apiKey: `lacquer_${"x".repeat(43)}` });
  await expect(client.generate(design)).rejects.toMatchObject({ code: "unauthorized" });
  await expect(client.follow().next()).rejects.toMatchObject({ code: "unauthorized" });
});

test("an outage between the press and the end is waited out", async () => {
  const { client } = await newClient();
  proxy.set("unavailable");
  const generating = client.generate(design);
  await waitFor("the create to be refused", () => proxy.asked("jobs.create") > 0);
  proxy.set("cut");
  const before = proxy.asked("jobs.create");
  await waitFor("the create to be cut off", () => proxy.asked("jobs.create") > before);
  proxy.set("pass");
  expect((await generating).job.status).toBe("completed");
});

test("where no stream comes through, ends are asked for", async () => {
  const { client } = await newClient();
  proxy.set("buffer");
  const ends = client.follow();
  const first = nextEnds(ends, 1);
  const { job } = await client.generate(design);
  expect(job.status).toBe("completed");
  expect((await first)[0]?.job.id).toBe(job.id);
  await ends.return();
});

test("a follower goes on after its bookmark: every end once, over its own restarts", async () => {
  const { client, again } = await newClient();
  const before = await client.generate(design);
  const ends = client.follow();
  const told = nextEnds(ends, 1);
  const { job } = await client.generate(design);
  const [first] = await told;
  expect(first?.job.id).toBe(job.id);
  await ends.return();
  await waitFor("the stream to end", () => proxy.open("jobs.events") === 0);

  // Both jobs end while nobody follows, within the period that a resumed follower reads again.
  const missed = await Promise.all([client.generate(design), client.generate(design)]);
  const later = again().follow({ since: first?.bookmark });
  const resumed = await nextEnds(later, 2);
  expect(resumed.map((end) => end.job.id).toSorted()).toEqual(
    missed.map((one) => one.job.id).toSorted(),
  );
  // No report is repeated after a stream has broken: the next report is the next end.
  proxy.set("cut");
  proxy.set("pass");
  await waitFor("the stream to come back", () => proxy.open("jobs.events") === 1);
  const next = await client.generate(design);
  expect((await nextEnds(later, 1)).map((end) => end.job.id)).toEqual([next.job.id]);
  await later.return();

  const all = again().follow({ since: before.job.createdAt });
  const ids = (await nextEnds(all, 5)).map((end) => end.job.id);
  expect(ids.toSorted()).toEqual(
    [before, { job }, ...missed, next].map((one) => one.job.id).toSorted(),
  );
  await all.return();
});

test("more ends than a snapshot holds are all told", async () => {
  const { client, again } = await newClient();
  const made = await client.trpc.jobs.create.mutate(patient);
  const { createdAt } = await client.trpc.jobs.cancel.mutate({ jobId: made.jobId });
  await studio.db.pool.query(
    `insert into generation_jobs
     select (jsonb_populate_record(job, jsonb_build_object(
       'id', gen_random_uuid(), 'seq', nextval(pg_get_serial_sequence('generation_jobs', 'seq'))))).*
     from generation_jobs job, generate_series(1, 449) where job.id = $1`,
    [made.jobId],
  );
  const ends = again().follow({ since: createdAt });
  const ids = (await nextEnds(ends, 450)).map((end) => end.job.id);
  expect(new Set(ids).size).toBe(450);
  await ends.return();
});

test("a follower stops with its signal", async () => {
  const { client } = await newClient();
  const stopping = new AbortController();
  const next = client.follow({ signal: stopping.signal }).next();
  await waitFor("the stream", () => proxy.open("jobs.events") === 1);
  stopping.abort(new Error("enough"));
  await expect(next).rejects.toThrow("enough");
  await waitFor("the stream to end", () => proxy.open("jobs.events") === 0);
});

test("a bookmark that is none is refused", async () => {
  const { client } = await newClient();
  await expect(client.follow({ since: "b1.####" }).next()).rejects.toThrow("damaged");
  await expect(client.follow({ since: "yesterday" }).next()).rejects.toThrow("neither a time");
});
