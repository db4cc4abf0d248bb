// The service functions as this package and its tests call them, with the context itself. Other packages get these
// functions from index.ts, where `sealed` hides the context.
export { adoptGuest } from "./accounts/adopt-guest.ts";
export {
  createApiKey,
  endApiKeys,
  listApiKeys,
  readApiKey,
  revokeApiKey,
} from "./accounts/api-keys.ts";
export {
  cancelAnyJob,
  grantAsAdmin,
  listAdminAudit,
  listAdminJobs,
  listAdmins,
  readAdminJob,
  readAdminTotals,
  readLiveFigures,
  readOwnAdmin,
  retryAnyJob,
  setAdmin,
} from "./admin/index.ts";
export { listAudit, noteFailedSignIn, readAllAudits } from "./audit/index.ts";
export { importArchive } from "./archive/import-archive.ts";
export { openArchive } from "./archive/open-archive.ts";
export { confirmAccount, markConfirmed, rememberGuest } from "./accounts/confirm-account.ts";
export { forgetSignUp } from "./accounts/forget-sign-up.ts";
export { askDeletion, keepAccount, readDeletion } from "./accounts/delete-account.ts";
export { endSession, listSessions, noteSessionUse } from "./accounts/sessions.ts";
export { findAccount } from "./accounts/find-account.ts";
export { emptyUser } from "./accounts/empty-user.ts";
export {
  createBoard,
  listBoards,
  putOnBoard,
  removeBoard,
  renameBoard,
  takeOffBoard,
} from "./boards/index.ts";
export { listBottles, putBottles, removeBottles, updateBottle } from "./bottles/index.ts";
export { listDesigns, readDesign, updateDesign } from "./collection/designs.ts";
export { clearDesigns, removeDesign, removeDesigns } from "./collection/remove-designs.ts";
export type { ServiceConfig, ServiceContext } from "./context.ts";
export {
  exportLedger,
  grantCredits,
  grantStarterCredits,
  listLedger,
  setCreditNotice,
  setMonthlyLimit,
  summarizeCredits,
} from "./credits/index.ts";
export { exportResult } from "./exports/export-result.ts";
export { linkFile, openFile } from "./files/open-file.ts";
export { touchUploads } from "./files/touch-uploads.ts";
export * from "./generation/index.ts";
export { countRequest } from "./limits/count-request.ts";
export { givePasswordTryBack, takePasswordTry } from "./limits/password-tries.ts";
export { createLiveHub, type LiveHub } from "./live/hub.ts";
export { watchJobs } from "./live/watch-jobs.ts";
export { takeMailTry } from "./limits/mail-tries.ts";
export { queueMail, startMailSender } from "./mail/index.ts";
export { createMetrics } from "./metrics/index.ts";
export {
  admitPhone,
  closePhoneLink,
  createPhoneLink,
  openPhoneLink,
  readPhoneLink,
  sendPhonePhoto,
} from "./phone/index.ts";
export { describeRequest } from "./provider-calls/index.ts";
export {
  type PushSender,
  readPushKey,
  startPushSender,
  subscribeDevice,
  unsubscribeDevice,
} from "./push/index.ts";
export { nameUser, openRequest } from "./system/request-scope.ts";
export { applyUserRunningLimit } from "./system/apply-running-limit.ts";
export { checkBooks } from "./system/check-books.ts";
export { livingProcesses } from "./system/living-processes.ts";
export { probeProviderNow, readStandingPause } from "./system/provider-pause.ts";
export { readPostgresVersion } from "./system/postgres-version.ts";
export { readReadiness, readSystemStatus, readWorkforce } from "./system/read-system.ts";
export { createReadinessProbe } from "./system/readiness-probe.ts";
export { listUploads, storeUpload } from "./uploads/index.ts";
export { noteSighting, readSighting } from "./system/sightings.ts";
export {
  createWebhook,
  listWebhookDeliveries,
  listWebhooks,
  removeWebhook,
  resendWebhookDelivery,
  rotateWebhookSecret,
  startWebhookSender,
  type WebhookSender,
} from "./webhooks/index.ts";
