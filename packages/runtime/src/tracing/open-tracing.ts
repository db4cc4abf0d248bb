import type { Log, Tracing } from "@lacquer/services";
import type { CommonEnv } from "../environment/common-env.ts";

/**
 * Starts sending traces if an OTLP endpoint is set. Otherwise returns undefined, and the SDK of OpenTelemetry is not
 * loaded.
 */
export async function openTracing(
  env: CommonEnv,
  about: { kind: "server" | "worker"; version: string },
  log: Log,
): Promise<Tracing | undefined> {
  const to = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (to === undefined || env.OTEL_SDK_DISABLED === "true") return undefined;
  const { startTracing } = await import("./open-telemetry.ts");
  const tracing = startTracing(env, about, log);
  // Only the host is logged, because an endpoint may contain a key.
  log.info({ to: new URL(to).host }, "traces are sent");
  return tracing;
}
