import { createMemoryLog } from "@lacquer/testing";
import { expect, test, vi } from "vitest";
import { readEnvironment } from "../../src/environment/read-environment.ts";
import { openTracing } from "../../src/tracing/open-tracing.ts";

vi.mock("@opentelemetry/sdk-trace", () => {
  throw new Error("OpenTelemetry was loaded");
});

test("OpenTelemetry is loaded only if an endpoint is set", async () => {
  const open = (variables: Record<string, string>) =>
    openTracing(
      readEnvironment({}, undefined, variables),
      { kind: "server", version: "1" },
      createMemoryLog(),
    );
  expect(await open({})).toBeUndefined();
  await expect(
    open({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" }),
  ).rejects.toMatchObject({
    cause: { message: "OpenTelemetry was loaded" },
  });
});
