import type { Queryable } from "@lacquer/db";
import { currentScope, type Origin } from "../tracing/index.ts";

/**
 * Returns where the current request comes from, for the audit. The answer is empty for work that the studio does by
 * itself.
 */
export const currentOrigin = (): Origin => currentScope()?.origin?.() ?? {};

/** Returns the origin as JSON for the SQL setting `lacquer.origin`, which the audit's triggers read. */
export const originSetting = (): string => JSON.stringify(currentOrigin());

/** Tells the audit's triggers where this transaction comes from. */
export async function actFrom(tx: Queryable): Promise<void> {
  await tx.query("select set_config('lacquer.origin', $1, true)", [originSetting()]);
}
