import { Counter, Gauge, Histogram, Registry } from "prom-client";

/**
 * This process's own figures. Figures that any process can read from the database are in metrics/database-metrics.ts.
 */
export const processRegistry = new Registry();

const registers = [processRegistry];
const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** The seconds from a job's creation to its first claim, for jobs that this process claimed. */
export const jobWaitSeconds = new Histogram({
  name: "lacquer_job_wait_seconds",
  help: "Time from a job's creation to its first start.",
  buckets,
  registers,
});

/** The seconds that this process spent on a job, for jobs that it ended. */
export const jobRunSeconds = new Histogram({
  name: "lacquer_job_run_seconds",
  help: "Time from a job's claim to its end, in the process that ended it.",
  buckets,
  registers,
});

/** Calls to an image provider. Each call makes one image. */
export const providerCalls = new Counter({
  name: "lacquer_provider_calls_total",
  help: "Calls to an image provider by outcome.",
  labelNames: ["provider", "outcome"] as const,
  registers,
});

/** Attempts to report the end of a job to a webhook. */
export const webhookTries = new Counter({
  name: "lacquer_webhook_tries_total",
  help: "Tries to deliver to a webhook by outcome.",
  labelNames: ["outcome"] as const,
  registers,
});

/** Attempts to hand over a mail. */
export const mailTries = new Counter({
  name: "lacquer_mail_tries_total",
  help: "Tries to send a mail by outcome.",
  labelNames: ["outcome"] as const,
  registers,
});

export const liveStreams = new Gauge({
  name: "lacquer_live_streams",
  help: "Open jobs.events streams.",
  registers,
});

/** The duration of this process's requests. Streams are left out, because they end only when their reader leaves. */
export const httpRequestSeconds = new Histogram({
  name: "http_request_duration_seconds",
  help: "Time to answer a request, by method, route and status.",
  labelNames: ["method", "route", "status_code"] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers,
});

/** Requests of this process to the store for pictures. */
export const storageRequestSeconds = new Histogram({
  name: "lacquer_storage_request_seconds",
  help: "Time of a request to the store, by operation and outcome.",
  labelNames: ["operation", "outcome"] as const,
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers,
});

export const workerSlots = new Gauge({
  name: "lacquer_worker_slots",
  help: "Slots of this process by state.",
  labelNames: ["state"] as const,
  registers,
});
