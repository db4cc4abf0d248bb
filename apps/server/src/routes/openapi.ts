import type { FastifyInstance } from "fastify";
import { accountPaths } from "./openapi/account-paths.ts";
import { filePaths } from "./openapi/file-paths.ts";
import { jobPaths } from "./openapi/job-paths.ts";
import { schemas } from "./openapi/schemas.ts";

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Lacquer", version: "1.0.0", description: "Nail designs as background jobs." },
  security: [{ session: [] }, { apiKey: [] }],
  paths: { ...jobPaths, ...accountPaths, ...filePaths },
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

/** These routes, described by OpenAPI 3.1. */
export async function openapiRoutes(app: FastifyInstance): Promise<void> {
  app.get("/api/openapi.json", async () => DOCUMENT);
}
