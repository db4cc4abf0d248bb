import { randomBytes } from "node:crypto";
import type { Attributes, NewSpan, Tracing } from "../../src/tracing/index.ts";

interface RecordedSpan extends NewSpan {
  traceparent: string;
  attributes: Attributes;
  failed: boolean;
  ended: boolean;
}

/** Returns tracing that keeps its spans in memory. */
export function recordedTracing(): Tracing & { spans: RecordedSpan[] } {
  const spans: RecordedSpan[] = [];
  return {
    spans,
    start(span) {
      const traceId = span.parent?.split("-")[1] ?? randomBytes(16).toString("hex");
      const traceparent = `00-${traceId}-${randomBytes(8).toString("hex")}-01`;
      const recorded = {
        ...span,
        traceparent,
        attributes: { ...span.attributes },
        failed: false,
        ended: false,
      };
      spans.push(recorded);
      return {
        traceId,
        traceparent,
        set: (more) => void Object.assign(recorded.attributes, more),
        fail: () => {
          recorded.failed = true;
        },
        end: () => {
          recorded.ended = true;
        },
      };
    },
    close: async () => {},
  };
}
