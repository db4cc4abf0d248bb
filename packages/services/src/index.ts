export { isUnavailable } from "@lacquer/db";
export { adoptGuest } from "./accounts/adopt-guest.ts";
export { createApiKey, listApiKeys, readApiKey, revokeApiKey } from "./accounts/api-keys.ts";
export { listDesigns, removeDesign, updateDesign } from "./collection/designs.ts";
export type { Log, ServiceConfig, ServiceContext } from "./context.ts";
export {
  grantCredits,
  grantStarterCredits,
  listLedger,
  summarizeCredits,
} from "./credits/index.ts";
export type { Viewer } from "./files/find-file.ts";
export { LINK_SECONDS, linkFile, openFile, type OpenedFile } from "./files/open-file.ts";
export { createLinkSigner, type LinkSigner } from "./files/signed-links.ts";
export * from "./generation/index.ts";
export { countRequest } from "./limits/count-request.ts";
export { createLiveHub, type LiveHub } from "./live/hub.ts";
export { watchJobs } from "./live/watch-jobs.ts";
export { describeRequest, isStanding, probeNow, readPause } from "./provider-calls/index.ts";
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
export { createMetrics } from "./metrics/index.ts";
export type { OpenAiSettings } from "./context.ts";
export { withPatience } from "./timing/retry.ts";
