export {
  currentScope,
  logFields,
  type Origin,
  outside,
  type Scope,
  type ScopeFields,
  within,
} from "./scope.ts";
export { traced } from "./traced.ts";
export { type Attributes, type NewSpan, sentTraceId, type Span, type Tracing } from "./tracing.ts";
export { openUserHash } from "./user-hash.ts";
