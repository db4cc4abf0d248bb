import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createMemoryLog } from "@lacquer/testing";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { readEnvironment } from "../../src/environment/read-environment.ts";
import { openTracing } from "../../src/tracing/open-tracing.ts";

const WORKER = { kind: "worker", version: "1.2.3" } as const;

afterEach(() => vi.unstubAllEnvs());

/** Starts tracing as a process with these variables does. The exporters read the process's own environment. */
async function start(variables: Record<string, string>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const log = createMemoryLog();
  const tracing = await openTracing(readEnvironment({}, undefined, variables), WORKER, log);
  return { tracing, log };
}

/** Receives whatever is sent, and answers as a collector does. */
async function collector() {
  const received: {
    url: string | undefined;
    type: string | undefined;
    key: string | string[] | undefined;
    body: Buffer;
  }[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { "content-type": type, "x-key": key } = request.headers;
      received.push({ url: request.url, type, key, body });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("without an endpoint, or when it is disabled, no traces are sent", async () => {
  expect((await start({})).tracing).toBeUndefined();
  const off = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318", OTEL_SDK_DISABLED: "true" };
  expect((await start(off)).tracing).toBeUndefined();
});

test("spans go to the endpoint as protobuf, with the names and headers of the standard variables", async () => {
  const { received, endpoint } = await collector();
  const { tracing, log } = await start({
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: "x-key=the-key",
    OTEL_SERVICE_NAME: "my-studio",
    OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=staging",
  });
  const span = tracing?.start({ name: "paint a nail", attributes: { finish: "cat-eye" } });
  span?.fail(Object.assign(new Error("canary words"), { code: "too_red" }));
  span?.end();
  await tracing?.close();
  expect(received).toMatchObject([
    { url: "/v1/traces", type: "application/x-protobuf", key: "the-key" },
  ]);
  const text = received[0]?.body.toString("latin1");
  for (const part of ["paint a nail", "cat-eye", "my-studio", "staging", "1.2.3", "too_red"])
    expect(text).toContain(part);
  expect(text).not.toContain("canary");
  expect(log.lines).toMatchObject([{ message: "traces are sent" }]);
});

test("a span continues the trace of its parent, and of a parent that is not sent nothing is sent", async () => {
  const { received, endpoint } = await collector();
  const { tracing } = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
  const parent = `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01`;
  const child = tracing?.start({ name: "child", parent });
  expect(child?.traceId).toBe("ab".repeat(16));
  expect(child?.traceparent).toMatch(/^00-(?:ab){16}-[0-9a-f]{16}-01$/);
  const unsent = tracing?.start({ name: "unsent", parent: parent.replace(/01$/, "00") });
  expect(unsent?.traceparent).toMatch(/^00-(?:ab){16}-[0-9a-f]{16}-00$/);
  const odd = tracing?.start({ name: "odd parent", parent: "nonsense", links: ["nonsense", null] });
  for (const span of [child, unsent, odd]) span?.end();
  await tracing?.close();
  const text = received.map(({ body }) => body.toString("latin1")).join("");
  expect(text).toContain("child");
  expect(text).toContain("odd parent");
  expect(text).not.toContain("unsent");
});

test.each([
  ["always_off", undefined, "00"],
  ["parentbased_always_off", undefined, "00"],
  ["traceidratio", "0", "00"],
  ["parentbased_traceidratio", "1", "01"],
  ["always_on", undefined, "01"],
])(
  "OTEL_TRACES_SAMPLER=%s with argument %s gives new traces the flags %s",
  async (name, ratio, flags) => {
    const { endpoint } = await collector();
    const { tracing } = await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_TRACES_SAMPLER: name,
      ...(ratio !== undefined && { OTEL_TRACES_SAMPLER_ARG: ratio }),
    });
    expect(tracing?.start({ name: "root" }).traceparent.slice(-2)).toBe(flags);
    await tracing?.close();
  },
);

test("a collector that is down delays the end of a process for a moment only", async () => {
  const { tracing } = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1" });
  tracing?.start({ name: "lost" }).end();
  const begun = performance.now();
  await tracing?.close();
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test.each([
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318"],
  ["OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"],
  ["OTEL_TRACES_SAMPLER", "sometimes"],
])("%s=%s is refused at the start", (name, value) => {
  expect(() => readEnvironment({}, undefined, { [name]: value })).toThrow(name);
});
