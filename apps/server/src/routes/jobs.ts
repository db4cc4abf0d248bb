import {
  canceledJobsOutput,
  createdJobOutput,
  createJobInput,
  CREATE_BODY_MAX,
  jobId,
  jobOutput,
  jobsPageOutput,
  laidBackImagesOutput,
  listJobsQuery,
  paintingTimesOutput,
  queuePageOutput,
  readQueueQuery,
  requestDescriptionOutput,
  versionsOutput,
  withdrawnCreateOutput,
} from "@lacquer/contracts";
import {
  LARGE_CREATE_BYTES,
  cancelJob,
  cancelWaiting,
  checkCreate,
  createJob,
  describeRequest,
  getJob,
  listJobs,
  listVersions,
  readHands,
  readPaintingTimes,
  readQueue,
  retryJob,
  type Services,
  withdrawCreate,
} from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { countCaller, type Limits, requireCaller } from "../http/caller.ts";
import { bodyLength } from "../http/hold-body.ts";
import { keyOf, withKey } from "../http/idempotency-key.ts";
import { acceptLargeJson } from "../http/large-json.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Jobs"];
const byId = z.object({ jobId });
const HEADER = "idempotency-key";

/** The codes with which any route that creates a job may refuse. */
const REFUSES_NEW = [
  "insufficient_credits",
  "limit_reached",
  "too_many_waiting",
  "idempotency_conflict",
  "withdrawn",
  "upload_not_found",
] as const;
const REFUSES_PICTURES = [
  "upload_too_large",
  "upload_too_many_pixels",
  "upload_not_an_image",
  "upload_took_too_long",
  "storage_full",
] as const;

interface JobRoutes {
  services: Services;
  limits: Limits;
}

/** Adds the routes that create, show, cancel and retry jobs. */
export async function jobRoutes(app: FastifyInstance, options: JobRoutes): Promise<void> {
  acceptLargeJson(app);
  createRoutes(app, options);
  readRoutes(app, options);
  changeRoutes(app, options);
  queueRoutes(app, options);
}

function createRoutes(app: FastifyInstance, { services, limits }: JobRoutes): void {
  shaped(app).post(
    "/api/generate-nail-design-job",
    {
      config: { scope: "create", refuses: [...REFUSES_NEW, ...REFUSES_PICTURES] },
      schema: {
        tags,
        operationId: "createJob",
        summary: "Create a waiting job from a design",
        description:
          "Answers at once; nothing is charged until the job starts. Pictures are urls from `/api/uploads`, or `data:` urls. The body may be up to 32 MB.",
        headers: withKey,
        body: createJobInput,
        response: { 201: createdJobOutput },
      },
      bodyLimit: CREATE_BODY_MAX,
      // A large body is not read if its sender cannot create a design anyway.
      preParsing: async (request) => {
        const { userId } = await requireCaller(request);
        await countCaller(services, limits, request, "create");
        if (bodyLength(request) <= LARGE_CREATE_BYTES) return;
        await checkCreate(services, userId, { idempotencyKey: keyOf(request) });
      },
    },
    async (request, reply) => {
      const { userId } = await requireCaller(request);
      const created = await createJob(services, userId, {
        input: request.body,
        idempotencyKey: request.headers[HEADER],
        requestId: request.id,
      });
      return reply.status(201).send(created);
    },
  );
  shaped(app).post(
    "/api/generate-nail-design-job/describe",
    {
      config: { scope: "read", refuses: ["upload_not_found"] },
      schema: {
        tags,
        operationId: "describeRequest",
        summary: "Describe what would be sent and painted for a design, and its price",
        description: "Nothing is stored, charged or sent. The body may be up to 1 MB.",
        body: createJobInput,
        response: { 200: requestDescriptionOutput },
      },
    },
    async (request) =>
      describeRequest(services, (await requireCaller(request)).userId, request.body),
  );
  shaped(app).post(
    "/api/generation-jobs/withdraw",
    {
      config: { scope: "create" },
      schema: {
        tags,
        operationId: "withdrawCreate",
        summary: "Take back a create request that got no answer",
        description:
          "Cancels the job that was created with this key. If the request to create the job arrives later, it is refused.",
        headers: withKey.required(),
        response: { 200: withdrawnCreateOutput },
      },
    },
    async (request) =>
      withdrawCreate(services, (await requireCaller(request)).userId, request.headers[HEADER]),
  );
}

const unknown = ["job_not_found"] as const;

function readRoutes(app: FastifyInstance, { services }: JobRoutes): void {
  shaped(app).get(
    "/api/generation-job/:jobId",
    {
      config: { refuses: unknown },
      schema: {
        tags,
        operationId: "getJob",
        summary: "One job",
        params: byId,
        response: { 200: jobOutput },
      },
    },
    async (request) =>
      getJob(services, (await requireCaller(request)).userId, request.params.jobId),
  );
  shaped(app).get(
    "/api/generation-job/:jobId/hands",
    {
      config: { refuses: unknown },
      schema: {
        tags,
        operationId: "readHands",
        summary: "List the images that show your own hand",
        description:
          "Also says how much of the hand the image provider changed, and where the provider's own pictures are.",
        params: byId,
        response: { 200: laidBackImagesOutput },
      },
    },
    async (request) =>
      readHands(services, (await requireCaller(request)).userId, request.params.jobId),
  );
  shaped(app).get(
    "/api/generation-job/:jobId/versions",
    {
      config: { refuses: unknown },
      schema: {
        tags,
        operationId: "listVersions",
        summary: "The versions of a job's design",
        description:
          "The newest jobs with the same `tabId`, the jobs that this one continues from, and the jobs that continue from any of these.",
        params: byId,
        response: { 200: versionsOutput },
      },
    },
    async (request) =>
      listVersions(services, (await requireCaller(request)).userId, request.params.jobId),
  );
}

function changeRoutes(app: FastifyInstance, { services, limits }: JobRoutes): void {
  shaped(app).post(
    "/api/generation-job/:jobId/cancel",
    {
      config: { scope: "create", refuses: unknown },
      schema: {
        tags,
        operationId: "cancelJob",
        summary: "Cancel a waiting or running job",
        description: "Finished images stay; the price of the other images is returned.",
        params: byId,
        response: { 200: jobOutput },
      },
    },
    async (request) =>
      cancelJob(services, (await requireCaller(request)).userId, request.params.jobId),
  );
  shaped(app).post(
    "/api/generation-job/:jobId/retry",
    {
      config: { scope: "create", refuses: [...unknown, "job_not_retryable", ...REFUSES_NEW] },
      schema: {
        tags,
        operationId: "retryJob",
        summary: "Create a new job with the design of a failed or canceled job",
        headers: withKey,
        params: byId,
        response: { 201: createdJobOutput },
      },
      preParsing: async (request) => countCaller(services, limits, request, "create"),
    },
    async (request, reply) => {
      const { userId } = await requireCaller(request);
      const created = await retryJob(services, userId, {
        jobId: request.params.jobId,
        idempotencyKey: request.headers[HEADER],
        requestId: request.id,
      });
      return reply.status(201).send(created);
    },
  );
}

function queueRoutes(app: FastifyInstance, { services }: JobRoutes): void {
  shaped(app).get(
    "/api/generation-jobs",
    {
      schema: {
        tags,
        operationId: "listJobs",
        summary: "Your jobs, newest first",
        querystring: listJobsQuery,
        response: { 200: jobsPageOutput },
      },
    },
    async (request) => listJobs(services, (await requireCaller(request)).userId, request.query),
  );
  shaped(app).get(
    "/api/generation-jobs/queue",
    {
      schema: {
        tags,
        operationId: "readQueue",
        summary: "One part of your queue: running, waiting or ended",
        querystring: readQueueQuery,
        response: { 200: queuePageOutput },
      },
    },
    async (request) => readQueue(services, (await requireCaller(request)).userId, request.query),
  );
  shaped(app).get(
    "/api/generation-jobs/times",
    {
      schema: {
        tags,
        operationId: "readPaintingTimes",
        summary: "How long your pictures usually take",
        description: "One entry for each image provider that has at least five finished jobs.",
        response: { 200: paintingTimesOutput },
      },
    },
    async (request) => readPaintingTimes(services, (await requireCaller(request)).userId),
  );
  shaped(app).post(
    "/api/generation-jobs/cancel-waiting",
    {
      config: { scope: "create" },
      schema: {
        tags,
        operationId: "cancelWaiting",
        summary: "Cancel all your waiting jobs",
        description: "Running jobs continue. The canceled jobs were not charged.",
        response: { 200: canceledJobsOutput },
      },
    },
    async (request) => cancelWaiting(services, (await requireCaller(request)).userId),
  );
}
