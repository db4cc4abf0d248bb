import { JOB_STATUSES, UPLOAD_KINDS } from "@lacquer/contracts";
import {
  answer,
  idempotency,
  inPath,
  json,
  nullable,
  object,
  page,
  query,
  ref,
  refusals,
  text,
} from "./parts.ts";

const runOne = {
  summary: "Run at most one waiting job (for cron services).",
  security: [{ cron: [] }],
  responses: {
    200: answer("Ended, or still processing when the budget was over.", {
      type: "object",
      properties: { processed: { enum: [0, 1] }, jobId: text, status: { enum: JOB_STATUSES } },
      required: ["processed"],
    }),
    ...refusals,
  },
};

/** Uploads and jobs. */
export const jobPaths = {
  "/api/uploads": {
    post: {
      summary: "Upload a picture (JPEG, PNG, WebP or HEIC, at most 10 MB).",
      parameters: [{ ...query("kind", { enum: UPLOAD_KINDS }), required: true }, idempotency],
      requestBody: {
        content: {
          "multipart/form-data": { schema: object({ file: { type: "string", format: "binary" } }) },
        },
      },
      responses: { 201: answer("Stored.", ref("Upload")), ...refusals },
    },
  },
  "/api/generate-nail-design-job": {
    post: {
      summary: "Accept a design as a waiting job; nothing is charged.",
      parameters: [idempotency],
      requestBody: { required: true, content: json(ref("CreateJob")) },
      responses: { 201: answer("Accepted.", ref("CreatedJob")), ...refusals },
    },
  },
  "/api/generation-job/{jobId}": {
    get: {
      summary: "One job.",
      parameters: [inPath("jobId")],
      responses: { 200: answer("The job.", ref("Job")), ...refusals },
    },
  },
  "/api/generation-job/{jobId}/cancel": {
    post: {
      summary: "End a waiting or running job; what was not made is returned.",
      parameters: [inPath("jobId")],
      responses: { 200: answer("The job.", ref("Job")), ...refusals },
    },
  },
  "/api/generation-job/{jobId}/retry": {
    post: {
      summary: "A new job with the design of a failed or canceled one.",
      parameters: [inPath("jobId"), idempotency],
      responses: { 201: answer("Accepted.", ref("CreatedJob")), ...refusals },
    },
  },
  "/api/generation-jobs": {
    get: {
      summary: "The user's jobs, newest first.",
      parameters: [query("status", { enum: JOB_STATUSES }), ...page],
      responses: {
        200: answer(
          "A page.",
          object({ jobs: { type: "array", items: ref("Job") }, nextCursor: nullable("string") }),
        ),
        ...refusals,
      },
    },
  },
  "/api/process-generation-jobs": { get: runOne, post: runOne },
};
