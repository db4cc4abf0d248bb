import type { AdminAudit, AdminAuditInput } from "@lacquer/contracts";
import type { Caller } from "../accounts/caller.ts";
import { readAllAudits } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { requireAdmin } from "./require-admin.ts";

/** Returns a page of the audit's entries, newest first, for all accounts or for one. Throws `admin_required`. */
export async function listAdminAudit(
  ctx: Pick<ServiceContext, "db">,
  caller: Caller,
  page: AdminAuditInput,
): Promise<AdminAudit> {
  await requireAdmin(ctx.db.pool, caller);
  return readAllAudits(ctx, page);
}
