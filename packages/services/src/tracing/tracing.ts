/** The data that a span contains about its work: names and numbers, never words or pictures of a design. */
export type Attributes = Record<string, string | number | boolean | undefined>;

export interface NewSpan {
  name: string;
  kind?: "server" | "client" | "producer" | "consumer";
  /** The span that this one belongs to, as a W3C traceparent. Absent = the span begins a trace. */
  parent?: string | null | undefined;
  /** Spans of other traces, or of earlier attempts, that led to this one. */
  links?: readonly (string | null | undefined)[];
  attributes?: Attributes;
  /** The beginning in milliseconds since 1970, for work that is recorded only afterwards. */
  startedAt?: number;
}

/** One piece of work in a trace. */
export interface Span {
  readonly traceId: string;
  /** The span as a W3C traceparent, with which another process continues the trace. */
  readonly traceparent: string;
  set(attributes: Attributes): void;
  /** Marks the work as failed. Only the error's name and code are recorded, because its message may quote a design. */
  fail(error: unknown): void;
  end(at?: number): void;
}

/** Records spans and sends them to whoever collects them. */
export interface Tracing {
  start(span: NewSpan): Span;
  /** Sends the spans that are still in memory. Gives up after a few seconds. */
  close(): Promise<void>;
}

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

/**
 * Returns the id of a trace that was sent somewhere; null if there is no trace, or if the trace was not chosen to be
 * sent.
 */
export function sentTraceId(traceparent: string | null): string | null {
  const [, traceId, flags] = TRACEPARENT.exec(traceparent ?? "") ?? [];
  return traceId && Number.parseInt(flags ?? "0", 16) % 2 === 1 ? traceId : null;
}
