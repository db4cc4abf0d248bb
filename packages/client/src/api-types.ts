import type { AppRouter } from "@lacquer/api";
import type { TRPCClient } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

/** The studio's procedures, with the types of its routers. */
export type Procedures = TRPCClient<AppRouter>;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

export type Job = RouterOutputs["jobs"]["get"];
export type CreditSummary = RouterOutputs["credits"]["summary"];
export type Upload = RouterOutputs["uploads"]["list"][number];
/** A design, in the form in which a program sends it. */
export type Design = Omit<RouterInputs["jobs"]["create"], "idempotencyKey">;

/** The studio's stable error codes, and two more: `offline` = no answer came; `canceled` = the job was canceled. */
export type ErrorCode =
  | AppRouter["_def"]["_config"]["$types"]["errorShape"]["data"]["code"]
  | "offline"
  | "canceled";
