export { type AppProcess, startApp } from "./app-process.ts";
export { type BenchServer, startBenchServer } from "./bench-server.ts";
export { assertInvariants, findBrokenInvariants, INVARIANTS } from "./invariants.ts";
export { createBody } from "./create-body.ts";
export {
  type Answer,
  createClient,
  type HttpClient,
  type Refusal,
  type Send,
} from "./http-client.ts";
export { gridHeic } from "./grid-heic.ts";
export { HEIC, hugeHeic } from "./heic-samples.ts";
export { createMemoryLog } from "./log.ts";
export { createGate, madeImage, scriptedProvider } from "./doubles/image-providers.ts";
export { handGuides, handPhoto, hugePixels, plainPicture, taggedPhoto } from "./pictures.ts";
export { postgresMs, processorMs } from "./processor-time.ts";
export { type PROFILES, profiledPng } from "./profiled-pictures.ts";
export { createTestDatabase, type TestDatabase } from "./postgres/database.ts";
export { startOwnPostgres } from "./postgres/own-postgres.ts";
export { countRows } from "./row-counts.ts";
export {
  CRON_SECRET,
  form,
  freePort,
  newEmail,
  PASSWORD,
  signUp,
  startTestServer,
  type TestServer,
  type Visitor,
} from "./test-server.ts";
export { waitFor } from "./wait-for.ts";
