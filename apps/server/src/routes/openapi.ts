import {
  createJobInput,
  ERRORS,
  JOB_STATUSES,
  LEDGER_KINDS,
  THUMBNAIL_WIDTHS,
  UPLOAD_KINDS,
} from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const text = { type: "string" };
const integer = { type: "integer" };
const json = (schema: object) => ({ "application/json": { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (description: string, schema?: object) => ({
  description,
  ...(schema ? { content: json(schema) } : {}),
});
const refusals = { default: answer("A refusal with its code.", ref("Error")) };
const object = (properties: Record<string, object>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});
const nullable = (type: string) => ({ type: [type, "null"] });
const query = (name: string, schema: object) => ({ name, in: "query", schema });
const inPath = (name: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string", format: "uuid" },
});
const idempotency = {
  name: "Idempotency-Key",
  in: "header",
  schema: { type: "string", maxLength: 255 },
};

const schemas = {
  Error: object({
    error: object({ code: { enum: Object.keys(ERRORS) }, message: text, requestId: text }),
  }),
  CreateJob: z.toJSONSchema(createJobInput, { io: "input", unrepresentable: "any" }),
  CreatedJob: object({ jobId: { type: "string", format: "uuid" }, cost: integer }),
  Job: object({
    id: { type: "string", format: "uuid" },
    userId: integer,
    status: { enum: JOB_STATUSES },
    prompt: text,
    originalImage: nullable("string"),
    selectedDesignImages: { type: "array", items: text },
    drawingImageUrl: nullable("string"),
    influenceWeights: { type: "object" },
    designSettings: { type: "object" },
    nails: { type: "array", items: { type: "object" } },
    imageCount: integer,
    resultImages: { type: "array", items: text },
    errorCode: nullable("string"),
    errorMessage: nullable("string"),
    creditsDeducted: { type: "boolean" },
    cost: integer,
    refunded: integer,
    attempt: integer,
    progress: { type: "integer", minimum: 0, maximum: 100 },
    previewImage: nullable("string"),
    queuePosition: nullable("integer"),
    provider: nullable("string"),
    retryOf: nullable("string"),
    usage: {
      ...object({
        calls: integer,
        inputTokens: integer,
        outputTokens: integer,
        costUsd: nullable("number"),
        quotedUsd: nullable("number"),
      }),
      type: ["object", "null"],
    },
    waitingFor: {
      ...object({
        code: { enum: ["provider_busy", "provider_paused"] },
        message: text,
        until: text,
      }),
      type: ["object", "null"],
    },
    version: integer,
    tabId: nullable("string"),
    createdAt: text,
    updatedAt: text,
    startedAt: nullable("string"),
    completedAt: nullable("string"),
  }),
  Upload: object({ id: text, url: text, width: integer, height: integer }),
  Design: object({
    id: text,
    jobId: text,
    imageIndex: integer,
    name: text,
    imageUrl: text,
    createdAt: text,
  }),
  LedgerEntry: object({
    jobId: nullable("string"),
    kind: { enum: LEDGER_KINDS },
    amount: integer,
    createdAt: text,
  }),
};

const page = [query("limit", integer), query("cursor", text)];

const pictureQuery = [
  { ...query("w", { enum: THUMBNAIL_WIDTHS }), description: "A WebP of at most this width." },
  {
    ...query("download", text),
    description: "Saves the picture: under this name, or where it is empty under the design's.",
  },
  { ...query("link", text), description: "A link for ten minutes, instead of the picture." },
  { ...query("expires", text), description: "Part of such a link." },
  { ...query("signature", text), description: "Part of such a link; needs no session." },
];

const resultParameters = [
  inPath("jobId"),
  { ...inPath("index"), schema: { type: "integer", minimum: 0, maximum: 3 } },
  ...pictureQuery,
];

const pictureAnswers = {
  200: {
    description: "The picture; with `link`, where anyone may see it for ten minutes.",
    content: {
      "image/*": { schema: { type: "string", format: "binary" } },
      ...json(object({ url: text, expiresAt: text })),
    },
  },
  302: answer("Where a store keeps it: a link of ten minutes."),
  ...refusals,
};

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

const paths = {
  "/api/uploads": {
    post: {
      summary: "Upload a picture (JPEG, PNG, WebP or HEIC, at most 10 MB).",
      parameters: [{ ...query("kind", { enum: UPLOAD_KINDS }), required: true }],
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
  "/api/credits": {
    get: {
      summary: "Balance, what waiting jobs hold, and what is left.",
      responses: {
        200: answer("Credits.", object({ balance: integer, held: integer, available: integer })),
        ...refusals,
      },
    },
  },
  "/api/credits/ledger": {
    get: {
      summary: "Every movement of credits, newest first.",
      parameters: page,
      responses: {
        200: answer(
          "A page.",
          object({
            entries: { type: "array", items: ref("LedgerEntry") },
            nextCursor: nullable("string"),
          }),
        ),
        ...refusals,
      },
    },
  },
  "/api/designs": {
    get: {
      summary: "The collection, newest first.",
      parameters: page,
      responses: {
        200: answer(
          "A page.",
          object({
            designs: { type: "array", items: ref("Design") },
            nextCursor: nullable("string"),
          }),
        ),
        ...refusals,
      },
    },
  },
  "/api/designs/{id}": {
    delete: {
      summary: "Take a design out of the collection.",
      parameters: [inPath("id")],
      responses: { 200: answer("Removed.", object({ id: text })), ...refusals },
    },
  },
  "/files/uploads/{id}": {
    get: {
      summary: "An upload, to its owner.",
      parameters: [inPath("id"), ...pictureQuery],
      responses: pictureAnswers,
    },
  },
  "/files/previews/{jobId}/{id}": {
    get: {
      summary: "A picture on its way, to the owner of a running job; see previewImage.",
      parameters: [inPath("jobId"), inPath("id"), ...pictureQuery],
      responses: pictureAnswers,
    },
  },
  "/files/results/{jobId}/{index}": {
    get: {
      summary: "A finished image, to its owner.",
      parameters: resultParameters,
      responses: pictureAnswers,
    },
  },
  "/files/results/{jobId}/{index}/raw": {
    get: {
      summary:
        "The image as its provider sent it, to its owner, where the finished one was laid back over the photo.",
      parameters: resultParameters,
      responses: pictureAnswers,
    },
  },
};

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Lacquer", version: "1.0.0", description: "Nail designs as background jobs." },
  security: [{ session: [] }, { apiKey: [] }],
  paths,
  components: {
    schemas,
    securitySchemes: {
      session: { type: "apiKey", in: "cookie", name: "better-auth.session_token" },
      apiKey: {
        type: "http",
        scheme: "bearer",
        description: "An API key of the account, made in the studio under Account.",
      },
      cron: { type: "http", scheme: "bearer", description: "CRON_SECRET." },
    },
  },
};

/** These doors, described by OpenAPI 3.1. */
export async function openapiDoor(app: FastifyInstance): Promise<void> {
  app.get("/api/openapi.json", async () => DOCUMENT);
}
