import { hostname } from "node:os";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import { parseTraceParent, setGlobalErrorHandler } from "@opentelemetry/core";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Attributes, Log, NewSpan, Span, Tracing } from "@lacquer/services";
import type { CommonEnv } from "../environment/common-env.ts";
import { openSampler } from "./sampler.ts";

/** How long an ending process waits for its last spans to be sent. */
const LAST_SPANS_MS = 3_000;
/** While a collector is down, this is reported only once in this time, not with every batch. */
const COMPLAIN_MS = 60_000;

const KINDS: Record<NonNullable<NewSpan["kind"]>, SpanKind> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/**
 * Sends spans to the OTLP endpoint of the environment. The exporters themselves read the endpoint, headers, timeout and
 * certificates from the standard variables. Spans wait in a bounded buffer. While a collector is down, spans are lost,
 * but nothing else suffers.
 */
export function startTracing(
  env: CommonEnv,
  { kind, version }: { kind: string; version: string },
  log: Log,
): Tracing {
  setGlobalErrorHandler(complainNowAndThen(log));
  const provider = new TracerProvider({
    sampler: openSampler(env),
    resource: defaultResource()
      .merge(
        resourceFromAttributes({
          "service.name": `lacquer-${kind}`,
          "service.version": version,
          "service.instance.id": `${hostname()}:${process.pid}`,
        }),
      )
      // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES take precedence over our own values.
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter:
          env.OTEL_EXPORTER_OTLP_PROTOCOL === "http/json"
            ? new JsonExporter()
            : new ProtobufExporter(),
        scheduledDelayMillis: env.OTEL_BSP_SCHEDULE_DELAY,
      }),
    ],
  });
  const tracer = provider.getTracer("lacquer", version);
  return { start: (span) => startSpan(tracer, span), close: () => closeInTime(provider) };
}

function startSpan(tracer: Tracer, span: NewSpan): Span {
  const { name, kind, parent, links = [], attributes, startedAt } = span;
  const above = parseTraceParent(parent ?? "");
  const started = tracer.startSpan(
    name,
    {
      kind: kind ? KINDS[kind] : SpanKind.INTERNAL,
      links: links.flatMap((link) => {
        const context = parseTraceParent(link ?? "");
        return context ? [{ context }] : [];
      }),
      ...(attributes && { attributes: attributes as Record<string, string> }),
      ...(startedAt !== undefined && { startTime: startedAt }),
    },
    above ? trace.setSpanContext(ROOT_CONTEXT, { ...above, isRemote: true }) : ROOT_CONTEXT,
  );
  const { traceId, spanId, traceFlags } = started.spanContext();
  return {
    traceId,
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`,
    set: (more: Attributes) => void started.setAttributes(more as Record<string, string>),
    fail: (error) => {
      started.setStatus({ code: SpanStatusCode.ERROR });
      started.setAttributes({ "error.type": errorType(error) });
    },
    end: (at) => started.end(at),
  };
}

/** Returns an error's code or name. Messages are left out, because they may quote what a person wrote. */
function errorType(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Sends the spans that are still held. A silent collector must not keep a process from ending. */
async function closeInTime(provider: TracerProvider): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LAST_SPANS_MS);
  });
  // A failure was reported by the global error handler, or loses only these last spans.
  await Promise.race([provider.shutdown().catch(() => {}), late]);
  clearTimeout(timer);
}

function complainNowAndThen(log: Log): (error: unknown) => void {
  let next = 0;
  return (error) => {
    if (performance.now() < next) return;
    next = performance.now() + COMPLAIN_MS;
    log.warn({ err: error }, "spans could not be sent, so they are missing from their traces");
  };
}
