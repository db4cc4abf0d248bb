import type { Queryable } from "@lacquer/db";
import { currentScope, type Origin } from "../tracing/index.ts";

/** Returns where the running request comes from, for the audit. Empty for what the studio does by itself. */
export const currentOrigin = (): Origin => currentScope()?.origin?.() ?? {};

/** Returns the origin as SQL takes it: JSON for the setting `lacquer.origin`, which the audit's triggers read. */
export const originSetting = (): string => JSON.stringify(currentOrigin());

/** Tells the audit's triggers where this transaction comes from. */
export async function actFrom(tx: Queryable): Promise<void> {
  await tx.query("select set_config('lacquer.origin', $1, true)", [originSetting()]);
}
