import { AsyncLocalStorage } from "node:async_hooks";
import type { Span } from "./tracing.ts";

/** The fields that all log lines of one request, or of one run of a job, have. */
export interface ScopeFields {
  requestId?: string | undefined;
  jobId?: string | undefined;
  /** A keyed hash of the user's number, by which lines of one user are found without naming the user. */
  user?: string | undefined;
  traceId?: string | undefined;
}

/** Where a request comes from, as the audit records it. */
export interface Origin {
  /** The network address; the audit keeps only its range. */
  address?: string | undefined;
  /** The header in which a browser or program names itself. */
  agent?: string | undefined;
  /** Present if the change comes from an operator's command and not from a request. */
  actor?: "operator";
}

/** The data of one request, or of one run of a job. All code that runs for it can read the data. */
export interface Scope {
  fields: ScopeFields;
  span?: Span | undefined;
  /**
   * Called only when the origin is needed, because the address is known only after the headers of proxies were cleaned.
   */
  origin?: () => Origin;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work` and everything that it starts in this scope. */
export function within<Answer>(scope: Scope, work: () => Answer): Answer {
  return scopes.run(scope, work);
}

/** Runs `work` in no scope. For work that serves everybody although one request happened to start it. */
export function outside<Answer>(work: () => Answer): Answer {
  return scopes.exit(work);
}

export function currentScope(): Scope | undefined {
  return scopes.getStore();
}

/** Returns the fields for a log line written now. They are a copy, because the logger adds the line's own fields. */
export function logFields(): ScopeFields {
  return { ...scopes.getStore()?.fields };
}
