import {
  createBody,
  startTestServer,
  type TestServer,
  type Visitor,
  waitFor,
} from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ReceivedSpan, startOtlpReceiver } from "./otlp-receiver.ts";

let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
let server: TestServer;

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  server = await startTestServer({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "50",
  });
});
afterAll(async () => {
  await server.close();
  receiver.close();
});

async function traceIdOf(jobId: string): Promise<string | undefined> {
  const { traceparent } = await server.db.prisma.generationJob.findUniqueOrThrow({
    where: { id: jobId },
  });
  return traceparent?.split("-")[1];
}

/** Waits until the spans of a job's trace with these names have arrived, and returns the trace's spans. */
async function traceOf(jobId: string, names: string[]): Promise<ReceivedSpan[]> {
  const traceId = await traceIdOf(jobId);
  const found = () => receiver.spans.filter((span) => span.traceId === traceId);
  await waitFor(
    `the spans ${names.join(", ")}`,
    () => names.every((name) => found().some((span) => span.name === name)),
    { seconds: 60 },
  );
  return found();
}

function only(spans: ReceivedSpan[], name: string): ReceivedSpan {
  const [span, ...others] = spans.filter((one) => one.name === name);
  if (!span || others.length > 0) throw new Error(`not exactly one span: ${name}`);
  return span;
}

async function create(guest: Visitor): Promise<string> {
  const json = createBody({ prompt: "canary words" });
  const { body } = await guest.send<{ jobId: string }>("/api/generate-nail-design-job", { json });
  return body.jobId;
}

const ROUTE = "POST /api/generate-nail-design-job";

test("one job is one trace across server and worker: create, claim, call, store, end", async () => {
  const worker = await server.worker();
  const guest = await server.guest();
  const jobId = await create(guest);
  await server.ended(guest, jobId);
  const spans = await traceOf(jobId, [ROUTE, "create job", "run job", "end job"]);

  const story = spans.map(({ service, name, parentSpanId }) => {
    const parent = spans.find(({ spanId }) => spanId === parentSpanId);
    return `${service}: ${parent?.name ?? "-"} > ${name}`;
  });
  expect(story.toSorted()).toEqual([
    `lacquer-server: - > ${ROUTE}`,
    `lacquer-server: ${ROUTE} > create job`,
    "lacquer-worker: create job > run job",
    "lacquer-worker: run job > call provider",
    "lacquer-worker: run job > claim job",
    "lacquer-worker: run job > end job",
    "lacquer-worker: run job > store image",
  ]);
  expect(only(spans, "run job").attributes).toMatchObject({
    "lacquer.job.id": jobId,
    "lacquer.job.attempt": 1,
  });
  expect(only(spans, "end job").attributes).toMatchObject({ "lacquer.job.status": "completed" });
  for (const { startTimeUnixNano, endTimeUnixNano } of spans)
    expect(BigInt(endTimeUnixNano) >= BigInt(startTimeUnixNano)).toBe(true);
  expect([...receiver.paths]).toEqual(["/v1/traces"]);
  expect(receiver.text()).not.toContain("canary");

  await worker.end();
});

test("a retry is a trace of its own, linked to the trace of the job that it repeats", async () => {
  const guest = await server.guest();
  const jobId = await create(guest);
  await guest.send(`/api/generation-job/${jobId}/cancel`, { json: {} });
  const first = await traceOf(jobId, ["create job", "cancel job"]);
  const { body } = await guest.send<{ jobId: string }>(`/api/generation-job/${jobId}/retry`, {
    json: {},
  });
  const second = await traceOf(body.jobId, ["create job"]);
  const { links, traceId } = only(second, "create job");
  expect(traceId).not.toBe(first[0]?.traceId);
  expect(links).toMatchObject([
    { traceId: first[0]?.traceId, spanId: only(first, "create job").spanId },
  ]);
});
