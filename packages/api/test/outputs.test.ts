import type { LiveMessage } from "@lacquer/contracts";
import * as services from "@lacquer/services";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { type AppRouter, appRouter } from "../src/index.ts";

/** The verb that each procedure calls. */
const VERBS = {
  jobs: {
    create: services.createJob,
    describe: services.describeRequest,
    get: services.getJob,
    list: services.listJobs,
    line: services.readQueue,
    times: services.readPaintingTimes,
    hands: services.readHands,
    versions: services.listVersions,
    cancel: services.cancelJob,
    cancelWaiting: services.cancelWaiting,
    retry: services.retryJob,
    withdraw: services.withdrawCreate,
    events: services.watchJobs,
  },
  credits: {
    summary: services.summarizeCredits,
    ledger: services.listLedger,
    setMonthlyLimit: services.setMonthlyLimit,
    setNotice: services.setCreditNotice,
  },
  designs: {
    list: services.listDesigns,
    get: services.readDesign,
    update: services.updateDesign,
    remove: services.removeDesign,
    removeMany: services.removeDesigns,
    clear: services.clearDesigns,
  },
  uploads: { list: services.listUploads, touch: services.touchUploads },
  phoneLinks: {
    create: services.createPhoneLink,
    get: services.readPhoneLink,
    close: services.closePhoneLink,
  },
  push: {
    key: services.readPushKey,
    subscribe: services.subscribeDevice,
    unsubscribe: services.unsubscribeDevice,
  },
  account: {
    deletion: services.readDeletion,
    delete: services.askDeletion,
    keep: services.keepAccount,
    audit: services.listAudit,
  },
  sessions: { list: services.listSessions, end: services.endSession },
  keys: {
    list: services.listApiKeys,
    create: services.createApiKey,
    revoke: services.revokeApiKey,
  },
  boards: {
    list: services.listBoards,
    create: services.createBoard,
    rename: services.renameBoard,
    remove: services.removeBoard,
    put: services.putOnBoard,
    takeOff: services.takeOffBoard,
  },
  bottles: {
    list: services.listBottles,
    put: services.putBottles,
    update: services.updateBottle,
    remove: services.removeBottles,
  },
  webhooks: {
    list: services.listWebhooks,
    create: services.createWebhook,
    rotate: services.rotateWebhookSecret,
    remove: services.removeWebhook,
    deliveries: services.listWebhookDeliveries,
    resend: services.resendWebhookDelivery,
  },
  system: { status: services.readSystemStatus },
  admin: {
    mine: services.readOwnAdmin,
    live: services.readLiveFigures,
    totals: services.readAdminTotals,
    audit: services.listAdminAudit,
    jobs: services.listAdminJobs,
    job: services.readAdminJob,
    cancel: services.cancelAnyJob,
    retry: services.retryAnyJob,
    grant: services.grantAsAdmin,
  },
};

type Outputs = inferRouterOutputs<AppRouter>;
type NamesOf<Routers> = {
  [Name in keyof Routers & string]: `${Name}.${keyof Routers[Name] & string}`;
}[keyof Routers & string];
/** If a procedure has no line in VERBS, the compiler names it here. Add its verb to VERBS. */
export const WITHOUT_A_VERB: Record<Exclude<NamesOf<Outputs>, NamesOf<typeof VERBS>>, never> = {};
type Answer<Verb> = Verb extends (...given: never[]) => AsyncIterable<infer Message>
  ? AsyncIterable<Message>
  : Verb extends (...given: never[]) => infer Returned
    ? Awaited<Returned>
    : never;
type Answers = {
  [Name in keyof typeof VERBS]: {
    [Verb in keyof (typeof VERBS)[Name]]: Answer<(typeof VERBS)[Name][Verb]>;
  };
};

test("each shape has exactly the fields that its verb answers", () => {
  expectTypeOf<Answers["jobs"]["events"]>().toEqualTypeOf<AsyncIterable<LiveMessage>>();
  expectTypeOf<Answers>().toEqualTypeOf<Outputs>();
  expectTypeOf<Answers>().toExtend<Outputs>();
  expectTypeOf<Outputs>().toExtend<Answers>();
});

test("every procedure declares the shape of its answer", () => {
  // At run time, the procedures are one flat record by path. The type does not say this.
  const procedures = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { output?: { shape?: unknown } } }
  >;
  const named = Object.entries(VERBS).flatMap(([name, verbs]) =>
    Object.keys(verbs).map((verb) => `${name}.${verb}`),
  );
  expect(Object.keys(procedures).toSorted()).toEqual(named.toSorted());
  for (const [name, { _def }] of Object.entries(procedures))
    expect([name, _def.output?.shape]).toEqual([name, expect.any(z.ZodType)]);
});

test("limits and cursors have precise types for callers", () => {
  type Inputs = inferRouterInputs<AppRouter>;
  type LimitOf<Input> = Extract<Input, object>["limit" & keyof Extract<Input, object>];
  type Limit = number | undefined;
  expectTypeOf<LimitOf<Inputs["jobs"]["list"]>>().toEqualTypeOf<Limit>();
  expectTypeOf<LimitOf<Inputs["designs"]["list"]>>().toEqualTypeOf<Limit>();
  expectTypeOf<LimitOf<Inputs["credits"]["ledger"]>>().toEqualTypeOf<Limit>();
  expectTypeOf<LimitOf<Inputs["jobs"]["line"]>>().toEqualTypeOf<Limit>();
  expectTypeOf<LimitOf<Inputs["uploads"]["list"]>>().toEqualTypeOf<Limit>();
});
