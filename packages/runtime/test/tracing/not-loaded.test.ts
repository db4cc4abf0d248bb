import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const SOURCE = path.resolve(import.meta.dirname, "../../src");

/** Opens tracing in a process of its own, and prints whether the SDK of OpenTelemetry was loaded. */
const PROGRAM = `
import { registerHooks } from "node:module";
let loaded = false;
registerHooks({
  resolve(specifier, context, next) {
    loaded ||= specifier === "@opentelemetry/sdk-trace";
    return next(specifier, context);
  },
});
await import("${SOURCE}/index.ts");
const { readEnvironment } = await import("${SOURCE}/environment/read-environment.ts");
const { openTracing } = await import("${SOURCE}/tracing/open-tracing.ts");
const log = { info() {}, warn() {}, error() {} };
await openTracing(readEnvironment({}), { kind: "server", version: "1" }, log);
process.stdout.write(String(loaded));
process.exit(0);
`;

test.each([
  [{}, "false"],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" }, "true"],
])("the SDK of OpenTelemetry is loaded only if an endpoint is set: %j", async (env, loaded) => {
  const words = ["--input-type=module", "--eval", PROGRAM];
  expect((await run(process.execPath, words, { env, cwd: SOURCE })).stdout).toBe(loaded);
});
