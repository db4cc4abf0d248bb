import { sealed } from "./services.ts";
import * as verbs from "./verbs.ts";

export { type Caller, neededScope, requireScope } from "./accounts/caller.ts";
export type { Log, OpenAiSettings, ServiceConfig } from "./context.ts";
export type { Viewer } from "./files/find-file.ts";
export { LINK_SECONDS, type OpenedFile } from "./files/open-file.ts";
export { createLinkSigner, type LinkSigner } from "./files/signed-links.ts";
export type { CronAnswer, OneRunner, Runner, RunnerOptions } from "./generation/index.ts";
export { bodies, LARGE_CREATE_BYTES, largeCreates, SMALL_BODY_BYTES } from "./limits/gates.ts";
export { DEFAULT_KEEPING } from "./limits/keeping.ts";
export type { LiveHub } from "./live/hub.ts";
export type { Pause } from "./provider-calls/index.ts";
export type { PushSender, PushSenderOptions } from "./push/index.ts";
export { isUnavailable } from "./resilience/unavailable.ts";
export { httpRequestSeconds } from "./process-metrics.ts";
export { openServices, type ServiceParts, type Services } from "./services.ts";
export type { Readiness } from "./system/read-system.ts";

// Accounts

/** Brings a guest's work into the account that the guest signed up for or signed in to; safe to repeat. */
export const adoptGuest = sealed(verbs.adoptGuest);
/** A new API key; the answer is the only place where it is ever written out. Throws too_many_api_keys. */
export const createApiKey = sealed(verbs.createApiKey);
/** Ends all API keys of the account at once; answers how many there were. */
export const endApiKeys = sealed(verbs.endApiKeys);
/** The account's API keys, newest first. */
export const listApiKeys = sealed(verbs.listApiKeys);
/** Whose API key this is and what it may do; null = nobody's, or it has ended. */
export const readApiKey = sealed(verbs.readApiKey);
/** Empties a user; the row stays as a number. False = a job waits or runs, and nothing was changed. */
export const emptyUser = sealed(verbs.emptyUser);
/** Ends an API key at once. Throws api_key_not_found for one that is not the account's own. */
export const revokeApiKey = sealed(verbs.revokeApiKey);

// Credits

/** The operator's grant, by e-mail; a negative amount takes credits back. False = no such account. */
export const grantCredits = sealed(verbs.grantCredits);
/** The starter credits of a new account: once, however often it is asked for. False = granted before. */
export const grantStarterCredits = sealed(verbs.grantStarterCredits);
/** Every movement of a user's credits, newest first, by the page. */
export const listLedger = sealed(verbs.listLedger);
/** The most that a person may spend in a month; null = no limit. */
export const setMonthlyLimit = sealed(verbs.setMonthlyLimit);
/** Balance, what waiting jobs hold, and what is left. */
export const summarizeCredits = sealed(verbs.summarizeCredits);

// Jobs, as their users steer them

/** Whether this user could create anything at all. Throws insufficient_credits, too_many_waiting. */
export const checkCreate = sealed(verbs.checkCreate);
/** Accepts a design as a waiting job; nothing is charged. */
export const createJob = sealed(verbs.createJob);
/** What would be sent and painted for a design, before anything is paid; changes nothing. */
export const describeRequest = sealed(verbs.describeRequest);
/** One job of the user. Throws job_not_found. */
export const getJob = sealed(verbs.getJob);
/** The user's jobs, newest first, by the page. */
export const listJobs = sealed(verbs.listJobs);
/** One part of the user's queue. */
export const readQueue = sealed(verbs.readQueue);
/** How long the user's pictures take. */
export const readPaintingTimes = sealed(verbs.readPaintingTimes);
/** Which of a job's images are laid back over the photo, and the image provider's own pictures. */
export const readHands = sealed(verbs.readHands);
/** Ends a waiting or running job; what was not made is returned. */
export const cancelJob = sealed(verbs.cancelJob);
/** Ends all waiting jobs of the user. */
export const cancelWaiting = sealed(verbs.cancelWaiting);
/** A new job with the design of a failed or canceled one. */
export const retryJob = sealed(verbs.retryJob);
/** Takes a create back whose answer never came: cancels its job, if there is one. */
export const withdrawCreate = sealed(verbs.withdrawCreate);

// Jobs, as processes run and follow them

/** Drains pending jobs, many at once, until told to drain itself. One a process. */
export const startRunner = sealed(verbs.startRunner);
/** Runs single jobs for callers that are no worker: a cron service, a person with curl. */
export const createOneRunner = sealed(verbs.createOneRunner);
/** Finds out once for all streams of a process what changed, and tells each its own. One a process. */
export const createLiveHub = sealed(verbs.createLiveHub);
/** What one window follows: a snapshot, then each change. Throws unauthorized when the session ends. */
export const watchJobs = sealed(verbs.watchJobs);
/** Tells devices which jobs ended, until stopped. */
export const startPushSender = sealed(verbs.startPushSender);

// Pictures

/** The collection: one design per finished image, by the page. */
export const listDesigns = sealed(verbs.listDesigns);
/** One image of the collection. Throws design_not_found. */
export const readDesign = sealed(verbs.readDesign);
/** Renames a design or changes what is kept with it. Throws design_not_found. */
export const updateDesign = sealed(verbs.updateDesign);
/** Takes a design out of the collection. Throws design_not_found. */
export const removeDesign = sealed(verbs.removeDesign);
/** What the user uploaded before, newest first. */
export const listUploads = sealed(verbs.listUploads);
/** Decodes, cleans and stores a picture. Throws a code for each way in which it may be none. */
export const storeUpload = sealed(verbs.storeUpload);
/** Says that uploads of the user are still wanted, so that no sweep takes them. */
export const touchUploads = sealed(verbs.touchUploads);
/** A picture's bytes, or those of it as a small WebP of that width. Throws file_not_found. */
export const openFile = sealed(verbs.openFile);
/** A fresh link to the store's own copy; null where the store makes none. Throws file_not_found. */
export const linkFile = sealed(verbs.linkFile);

// Devices

/** What a browser needs to subscribe: the public key of this studio. */
export const readPushKey = sealed(verbs.readPushKey);
/** Tells this device from now on when a job of the user ends. */
export const subscribeDevice = sealed(verbs.subscribeDevice);
/** Tells this device nothing more. */
export const unsubscribeDevice = sealed(verbs.unsubscribeDevice);

// The system

/** Sets the limit of jobs that run at once for each user; every process does at its start. */
export const applyUserRunningLimit = sealed(verbs.applyUserRunningLimit);
/** Whether credits, jobs and pictures agree; changes nothing. */
export const checkBooks = sealed(verbs.checkBooks);
/** Counts requests in a one-minute window that all servers share. Throws rate_limited. */
export const countRequest = sealed(verbs.countRequest);
/** Counts a try of a password before it is looked at. Throws too_many_attempts. */
export const takePasswordTry = sealed(verbs.takePasswordTry);
/** Takes the newest try back: the password was right. */
export const givePasswordTryBack = sealed(verbs.givePasswordTryBack);
/** All figures of a process, to be served as Prometheus text. */
export const createMetrics = sealed(verbs.createMetrics);
/** Answers readiness from a short memory, however many probes come. */
export const createReadinessProbe = sealed(verbs.createReadinessProbe);
/** Writes down what a server noticed about the way requests reach it. */
export const noteSighting = sealed(verbs.noteSighting);
/** When such a thing was last noticed, within a day; null = it was not. */
export const readSighting = sealed(verbs.readSighting);
/** The processes that live on this database, with what each of them runs on. */
export const livingProcesses = sealed(verbs.livingProcesses);
/** After a fault of the provider that is mended: lets one design try at once. */
export const probeProviderNow = sealed(verbs.probeProviderNow);
/** Which Postgres answers: its major version. */
export const readPostgresVersion = sealed(verbs.readPostgresVersion);
/** Whether work can be taken in: the database and the store answer. */
export const readReadiness = sealed(verbs.readReadiness);
/** The pause that keeps designs waiting for the image provider now; null = none. */
export const readStandingPause = sealed(verbs.readStandingPause);
/** Who works, and how long the oldest waiting job has waited for it. */
export const readWorkforce = sealed(verbs.readWorkforce);
/** What the studio needs to know of the system: who makes images, and the limits. */
export const readSystemStatus = sealed(verbs.readSystemStatus);
