import { currentScope, within } from "./scope.ts";
import type { NewSpan, Span, Tracing } from "./tracing.ts";

/**
 * Runs `work` as a child span of the current span, or of `span.parent`. Without tracing, it only runs `work`. An error
 * of `work` marks the span as failed and is rethrown.
 */
export async function traced<Answer>(
  { tracing }: { tracing?: Tracing | undefined },
  span: NewSpan,
  work: (span: Span | undefined) => Promise<Answer>,
): Promise<Answer> {
  if (!tracing) return work(undefined);
  const outer = currentScope();
  const started = tracing.start({ parent: outer?.span?.traceparent, ...span });
  const fields = { ...outer?.fields, traceId: started.traceId };
  try {
    return await within({ fields, span: started }, () => work(started));
  } catch (error) {
    started.fail(error);
    throw error;
  } finally {
    started.end();
  }
}
