export { adoptGuest } from "./accounts/adopt-guest.ts";
export { listDesigns, removeDesign, updateDesign } from "./collection/designs.ts";
export type { Log, ServiceConfig, ServiceContext } from "./context.ts";
export {
  grantCredits,
  grantStarterCredits,
  listLedger,
  summarizeCredits,
} from "./credits/index.ts";
export {
  LINK_SECONDS,
  linkPreview,
  linkResult,
  linkUpload,
  openPreview,
  openResult,
  openUpload,
  type OpenedFile,
} from "./files/open-file.ts";
export * from "./generation/index.ts";
export { countRequest } from "./limits/count-request.ts";
export { createLiveHub, type LiveHub } from "./live/hub.ts";
export { watchJobs } from "./live/watch-jobs.ts";
export { describeRequest, endPause, isStanding, readPause } from "./provider/index.ts";
export { createReadinessProbe } from "./system/readiness-probe.ts";
export {
  type PushRequest,
  type PushSender,
  type PushSenderOptions,
  readPushKey,
  startPushSender,
  subscribeDevice,
  unsubscribeDevice,
} from "./push/index.ts";
export { type Readiness, readReadiness, readSystemStatus } from "./system/read-system.ts";
export { listUploads, storeUpload } from "./uploads/index.ts";
