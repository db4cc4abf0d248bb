export { listAdmins, readOwnAdmin, setAdmin } from "./admins.ts";
export { listAdminAudit } from "./audit.ts";
export { cancelAnyJob, retryAnyJob } from "./change-jobs.ts";
export { grantAsAdmin } from "./grant.ts";
export { listAdminJobs, readAdminJob } from "./jobs.ts";
export { readLiveFigures } from "./live-figures.ts";
export { readAdminTotals } from "./totals.ts";
