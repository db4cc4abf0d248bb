import type { AdminAudit, AdminAuditInput } from "@lacquer/contracts";
import type { Caller } from "../accounts/caller.ts";
import { readAllAudits } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { requireAdmin } from "./require-admin.ts";

/** Returns a page of all accounts' audits or of one account's, newest first. Throws admin_required. */
export async function listAdminAudit(
  ctx: Pick<ServiceContext, "db">,
  caller: Caller,
  page: AdminAuditInput,
): Promise<AdminAudit> {
  await requireAdmin(ctx.db.pool, caller);
  return readAllAudits(ctx, page);
}
