import { sealed } from "./services.ts";
import * as verbs from "./verbs.ts";

export { deviceName } from "./device-name.ts";
export { actFrom, currentOrigin } from "./audit/index.ts";
export { type Caller, neededScope, requireScope } from "./accounts/caller.ts";
export type { Log, OpenAiSettings, ServiceConfig } from "./context.ts";
export type { Viewer } from "./files/find-file.ts";
export { LINK_SECONDS, type OpenedFile } from "./files/open-file.ts";
export { createLinkSigner, type LinkSigner } from "./files/signed-links.ts";
export type { OneRunner, Runner, RunnerOptions } from "./generation/index.ts";
export { bodies, LARGE_CREATE_BYTES, largeCreates, SMALL_BODY_BYTES } from "./limits/gates.ts";
export {
  DEFAULT_KEEPING,
  IMPORT_MS,
  IMPORT_STALL_BYTES,
  IMPORT_STALL_MS,
} from "./limits/keeping.ts";
export type { LiveHub } from "./live/hub.ts";
export type { Letter, MailSender, MailSenderOptions } from "./mail/index.ts";
export type { PhoneAccess } from "./phone/index.ts";
export type { Pause } from "./provider-calls/index.ts";
export type { PushSender, PushSenderOptions } from "./push/index.ts";
export type { WebhookSender, WebhookSenderOptions } from "./webhooks/index.ts";
export { measuredStorage } from "./metrics/measured-storage.ts";
export { isUnavailable } from "./resilience/unavailable.ts";
export { httpRequestSeconds } from "./process-metrics.ts";
export { openServices, type ServiceParts, type Services } from "./services.ts";
export {
  type Attributes,
  logFields,
  type NewSpan,
  openUserHash,
  outside,
  type Scope,
  type Span,
  type Tracing,
  within,
} from "./tracing/index.ts";

// Accounts

/** Moves a guest's work into the account that the guest signed up for or signed in to. Safe to repeat. */
export const adoptGuest = sealed(verbs.adoptGuest);
/** Grants a confirmed account its starter credits and moves its guest's work. Safe to repeat. */
export const confirmAccount = sealed(verbs.confirmAccount);
/** Confirms the account and marks its address as confirmed. Safe to repeat. */
export const markConfirmed = sealed(verbs.markConfirmed);
/** Removes from an unconfirmed account the password, sessions, keys and guest of the first person who signed up. */
export const forgetSignUp = sealed(verbs.forgetSignUp);
/** Records the guest whose work moves when the account's address is confirmed. */
export const rememberGuest = sealed(verbs.rememberGuest);
/** Asks for the deletion of the account. The owner can take the deletion back for DELETE_GRACE_DAYS. */
export const askDeletion = sealed(verbs.askDeletion);
/** Takes back the request to delete the account. */
export const keepAccount = sealed(verbs.keepAccount);
/**
 * Imports an archive into the account while the archive arrives. Credits are not imported. Throws rate_limited and
 * archive_unreadable.
 */
export const importArchive = sealed(verbs.importArchive);
/** Returns all of the person's data as one archive, which is made while it is read. Throws rate_limited. */
export const openArchive = sealed(verbs.openArchive);
/** Returns a page of the account's audit, newest first: who did what, when, and from where. */
export const listAudit = sealed(verbs.listAudit);
/** Records that somebody typed a wrong password for this e-mail address, up to a limit for each account and network. */
export const noteFailedSignIn = sealed(verbs.noteFailedSignIn);
/** Returns when the account will be deleted. */
export const readDeletion = sealed(verbs.readDeletion);
/** Returns the devices that are signed in, the most recently used first. */
export const listSessions = sealed(verbs.listSessions);
/** Signs a device out at once. Throws session_not_found if it does not belong to the person. */
export const endSession = sealed(verbs.endSession);
/** Records that a session is in use, at most once in five minutes. */
export const noteSessionUse = sealed(verbs.noteSessionUse);
/** Makes an API key. Only the returned value ever contains the whole key. Throws too_many_api_keys. */
export const createApiKey = sealed(verbs.createApiKey);
/** Ends all API keys of the account immediately, and returns their number. */
export const endApiKeys = sealed(verbs.endApiKeys);
/** Returns the account's API keys, newest first. */
export const listApiKeys = sealed(verbs.listApiKeys);
/** Returns the API key's account and scope; null = the key is unknown or has ended. */
export const readApiKey = sealed(verbs.readApiKey);
/**
 * Returns the id of the account with this e-mail address; null if there is no such account or if it is a guest's
 * account.
 */
export const findAccount = sealed(verbs.findAccount);
/**
 * Deletes a user's personal data; only a row with the user's id stays. Returns false if a job is waiting or running;
 * then nothing is changed.
 */
export const emptyUser = sealed(verbs.emptyUser);
/** Ends an API key at once. Throws api_key_not_found if the key does not belong to the account. */
export const revokeApiKey = sealed(verbs.revokeApiKey);

// Credits

/**
 * Grants credits to the account with this e-mail address, for the operator. A negative amount takes credits back.
 * Returns false if there is no such account.
 */
export const grantCredits = sealed(verbs.grantCredits);
/** Grants a new account its starter credits, at most once. Returns false if the grant was decided earlier. */
export const grantStarterCredits = sealed(verbs.grantStarterCredits);
/** Returns every movement of a user's credits, newest first, in pages. */
export const listLedger = sealed(verbs.listLedger);
/** Returns a stream of the whole ledger as a CSV file. Throws rate_limited and unavailable. */
export const exportLedger = sealed(verbs.exportLedger);
/** Sets the number of available credits below which the studio shows a notice; null = never. */
export const setCreditNotice = sealed(verbs.setCreditNotice);
/** Sets the maximum number of credits that a person may spend in a month; null = no limit. */
export const setMonthlyLimit = sealed(verbs.setMonthlyLimit);
/** Returns the balance, the price held for waiting jobs, and the credits left. */
export const summarizeCredits = sealed(verbs.summarizeCredits);

// Jobs, for their users

/**
 * Checks whether this user could create a design at all. Throws insufficient_credits, limit_reached, too_many_waiting.
 */
export const checkCreate = sealed(verbs.checkCreate);
/** Accepts a design as a waiting job; nothing is charged. */
export const createJob = sealed(verbs.createJob);
/**
 * Describes what would be sent to the image provider, and what would be painted, for a design. Nothing is charged or
 * changed.
 */
export const describeRequest = sealed(verbs.describeRequest);
/** Returns one of the user's jobs. Throws job_not_found. */
export const getJob = sealed(verbs.getJob);
/** Returns the user's jobs, newest first, in pages. */
export const listJobs = sealed(verbs.listJobs);
/**
 * Returns the versions of a job's design: the design's other jobs, the jobs that this job continues from, and the jobs
 * that continue from this job.
 */
export const listVersions = sealed(verbs.listVersions);
/** Returns one page of one part of the user's queue. */
export const readQueue = sealed(verbs.readQueue);
/** Returns the usual painting time for each image provider, measured by the user's own jobs. */
export const readPaintingTimes = sealed(verbs.readPaintingTimes);
/**
 * Returns, for a job's composite pictures, how much the image provider changed the hand, and the provider's own
 * pictures.
 */
export const readHands = sealed(verbs.readHands);
/** Ends a waiting or running job and refunds its missing images. */
export const cancelJob = sealed(verbs.cancelJob);
/** Ends all waiting jobs of the user. */
export const cancelWaiting = sealed(verbs.cancelWaiting);
/** Creates a new job with the design of a failed or canceled job. */
export const retryJob = sealed(verbs.retryJob);
/** Takes back a create whose answer never arrived. If its job exists, the job is canceled. */
export const withdrawCreate = sealed(verbs.withdrawCreate);

// Jobs, for the processes that run or follow them

/** Runs pending jobs, several at once, until told to drain. A process must start only one runner. */
export const startRunner = sealed(verbs.startRunner);
/** Runs single jobs for callers that are not workers: a cron service, or a person with curl. */
export const createOneRunner = sealed(verbs.createOneRunner);
/**
 * Creates the hub that finds changes for all streams of a process, and sends each stream the changes of its user's
 * jobs. A process needs only one hub.
 */
export const createLiveHub = sealed(verbs.createLiveHub);
/** Yields one window's messages: a snapshot, then each change. Throws unauthorized when the session ends. */
export const watchJobs = sealed(verbs.watchJobs);
/** Sends devices messages about ended jobs, until stopped. */
export const startPushSender = sealed(verbs.startPushSender);

// Pictures

/** Returns the collection in pages: one design for each finished image. */
export const listDesigns = sealed(verbs.listDesigns);
/** Returns one design of the collection. Throws design_not_found. */
export const readDesign = sealed(verbs.readDesign);
/** Renames a design, or marks it as a favourite. Throws design_not_found. */
export const updateDesign = sealed(verbs.updateDesign);
/** Removes a design from the collection. Throws design_not_found. */
export const removeDesign = sealed(verbs.removeDesign);
/** Removes these designs from the collection at once, and returns the ids of those that were there. */
export const removeDesigns = sealed(verbs.removeDesigns);
/** Removes all designs that were made until this moment, except favourites. */
export const clearDesigns = sealed(verbs.clearDesigns);
/** Returns the user's earlier uploads, newest first. */
export const listUploads = sealed(verbs.listUploads);
/** Decodes, cleans and stores a picture. There is an error code for each reason why a file is not a usable picture. */
export const storeUpload = sealed(verbs.storeUpload);
/** Records that the user still wants these uploads, so that no sweep removes them. */
export const touchUploads = sealed(verbs.touchUploads);
/** Returns a picture's bytes, or a small WebP of the given width. Throws file_not_found. */
export const openFile = sealed(verbs.openFile);
/** Exports a result as a file to share: cut to a shape, in sRGB, with the design's mark. Throws file_not_found. */
export const exportResult = sealed(verbs.exportResult);
/** Returns a new link to the picture in the store; null = the store makes no links. Throws file_not_found. */
export const linkFile = sealed(verbs.linkFile);

// Photos from a phone without an account

/** Creates a link for one photo. Only the returned value ever contains its token. */
export const createPhoneLink = sealed(verbs.createPhoneLink);
/** Returns the state of a link, and its photo. Throws phone_link_not_found. */
export const readPhoneLink = sealed(verbs.readPhoneLink);
/** Ends a link at once. Throws phone_link_not_found. */
export const closePhoneLink = sealed(verbs.closePhoneLink);
/** Admits a phone that has a link's token. Throws the phone_link_* codes and rate_limited. */
export const admitPhone = sealed(verbs.admitPhone);
/** Records that the phone has opened the link. Throws the phone_link_* codes and rate_limited. */
export const openPhoneLink = sealed(verbs.openPhoneLink);
/** Stores the one photo of a link as its owner's upload. Throws the phone_link_* codes and those of storeUpload. */
export const sendPhonePhoto = sealed(verbs.sendPhonePhoto);

// Devices

/** Returns this studio's public key, with which a browser subscribes. */
export const readPushKey = sealed(verbs.readPushKey);
/** From now on, sends this device a message whenever a job of the user ends. */
export const subscribeDevice = sealed(verbs.subscribeDevice);
/** Stops sending messages to this device. */
export const unsubscribeDevice = sealed(verbs.unsubscribeDevice);

// Boards
/** Returns the user's boards, sorted by name. */
export const listBoards = sealed(verbs.listBoards);
/** Makes an empty board. Throws board_exists and too_many_boards. */
export const createBoard = sealed(verbs.createBoard);
/** Gives a board a new name. Throws board_not_found and board_exists. */
export const renameBoard = sealed(verbs.renameBoard);
/** Removes a board; its images stay in the collection. Throws board_not_found. */
export const removeBoard = sealed(verbs.removeBoard);
/** Puts all of these images on the board or none. Throws board_not_found and too_many_on_board. */
export const putOnBoard = sealed(verbs.putOnBoard);
/** Takes images off the board; they stay in the collection. Throws board_not_found. */
export const takeOffBoard = sealed(verbs.takeOffBoard);

// Bottles
/** Returns the user's bottles, sorted by maker, code and name. */
export const listBottles = sealed(verbs.listBottles);
/**
 * Puts all of the bottles on the shelf or none. Bottles that are already there are changed. Throws too_many_bottles.
 */
export const putBottles = sealed(verbs.putBottles);
/** Changes one bottle. Throws bottle_not_found and bottle_exists. */
export const updateBottle = sealed(verbs.updateBottle);
/** Removes bottles from the shelf, and returns the ids of the bottles that were there. */
export const removeBottles = sealed(verbs.removeBottles);

// Webhooks

/**
 * From now on, sends a message to an address whenever a job of the account ends. Throws account_required,
 * webhook_address_forbidden, too_many_webhooks.
 */
export const createWebhook = sealed(verbs.createWebhook);
/** Returns the account's webhooks, newest first. */
export const listWebhooks = sealed(verbs.listWebhooks);
/** Creates a new secret. For a day, the old secret signs messages too. Throws webhook_not_found. */
export const rotateWebhookSecret = sealed(verbs.rotateWebhookSecret);
/** Ends a webhook at once and removes its deliveries. Throws webhook_not_found. */
export const removeWebhook = sealed(verbs.removeWebhook);
/** Returns a webhook's deliveries of the last 30 days, in pages. Throws webhook_not_found. */
export const listWebhookDeliveries = sealed(verbs.listWebhookDeliveries);
/** Sends a delivery again. Throws webhook_delivery_not_found. */
export const resendWebhookDelivery = sealed(verbs.resendWebhookDelivery);
/** Sends messages about ended jobs to webhooks, until stopped. */
export const startWebhookSender = sealed(verbs.startWebhookSender);

// For admins

/** For the operator: makes an account an admin, or takes the right away. Returns false if there is no such account. */
export const setAdmin = sealed(verbs.setAdmin);
/** For the operator: returns the e-mail addresses of all admins. */
export const listAdmins = sealed(verbs.listAdmins);
/** Returns whether the caller is an admin. */
export const readOwnAdmin = sealed(verbs.readOwnAdmin);
/** Returns the monitor's figures that change from second to second. Throws admin_required. */
export const readLiveFigures = sealed(verbs.readLiveFigures);
/** Returns the monitor's figures that change slowly. Throws admin_required. */
export const readAdminTotals = sealed(verbs.readAdminTotals);
/** Returns a page of all accounts' audits or of one account's, newest first. Throws admin_required. */
export const listAdminAudit = sealed(verbs.listAdminAudit);
/** For the operator: returns a page of all accounts' audits or of one account's, newest first. */
export const readAllAudits = sealed(verbs.readAllAudits);
/** Returns the newest jobs of all users or of one account. Throws admin_required. */
export const listAdminJobs = sealed(verbs.listAdminJobs);
/** Returns all details of one job, except its words and pictures. Throws admin_required, job_not_found. */
export const readAdminJob = sealed(verbs.readAdminJob);
/** Cancels any user's job, and records the given reason. Throws admin_required, job_not_found. */
export const cancelAnyJob = sealed(verbs.cancelAnyJob);
/**
 * Creates a job with the design of any user's failed or canceled job. Throws admin_required and what retryJob throws.
 */
export const retryAnyJob = sealed(verbs.retryAnyJob);
/**
 * Grants credits to an account, and records the given reason. Throws admin_required, account_not_found, invalid_input.
 */
export const grantAsAdmin = sealed(verbs.grantAsAdmin);
// Mails

/** Queues a mail, which is stored until a mail server has taken it. */
export const queueMail = sealed(verbs.queueMail);
/** Counts a mail that a visitor requests. Throws too_many_mails. */
export const takeMailTry = sealed(verbs.takeMailTry);
/** Sends mails, or writes them into a folder, until stopped. */
export const startMailSender = sealed(verbs.startMailSender);

// The system

/** Sets how many jobs of each user may run at once. Every process does this when it starts. */
export const applyUserRunningLimit = sealed(verbs.applyUserRunningLimit);
/** Checks whether credits, jobs and pictures agree. Nothing is changed. */
export const checkBooks = sealed(verbs.checkBooks);
/** Opens the scope of a request: the fields of its log lines, and its span. */
export const openRequest = sealed(verbs.openRequest);
/** Adds a user's hash to the log lines of the current request. */
export const nameUser = sealed(verbs.nameUser);
/** Counts requests in a one-minute window that all servers share. Throws rate_limited. */
export const countRequest = sealed(verbs.countRequest);
/** Counts a password try before the password is checked. Throws too_many_attempts. */
export const takePasswordTry = sealed(verbs.takePasswordTry);
/** Takes back the newest password try, because the password was right. */
export const givePasswordTryBack = sealed(verbs.givePasswordTryBack);
/** Returns all metrics of a process, served as Prometheus text. */
export const createMetrics = sealed(verbs.createMetrics);
/** Creates a probe that reuses its answer for a second, so that many probes cause few queries. */
export const createReadinessProbe = sealed(verbs.createReadinessProbe);
/** Records a sighting: something that a server noticed about the way requests reach it. */
export const noteSighting = sealed(verbs.noteSighting);
/** Returns the time of the last sighting with this name; null = none within a day. */
export const readSighting = sealed(verbs.readSighting);
/** Returns the processes that use this database, each with its settings. */
export const livingProcesses = sealed(verbs.livingProcesses);
/**
 * Sends one waiting design to the provider at once, although the provider's pause is not over. An operator uses this
 * after fixing the cause of the pause.
 */
export const probeProviderNow = sealed(verbs.probeProviderNow);
/** Returns the major version of the Postgres server. */
export const readPostgresVersion = sealed(verbs.readPostgresVersion);
/** Checks whether jobs can be accepted: the database and the store must answer. */
export const readReadiness = sealed(verbs.readReadiness);
/** Returns the pause that keeps designs waiting for the image provider at present; null = none. */
export const readStandingPause = sealed(verbs.readStandingPause);
/** Returns the number of workers, and the age of the oldest waiting job. */
export const readWorkforce = sealed(verbs.readWorkforce);
/** Returns what the studio shows about the system, such as the image provider and the limits. */
export const readSystemStatus = sealed(verbs.readSystemStatus);
