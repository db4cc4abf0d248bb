import { createBody, type Send } from "@lacquer/testing";
import superjson from "superjson";
import type { Belongings } from "./belongings.ts";

/** The thing whose id replaces the parameter `:id` in a route. */
const IDS: [RegExp, keyof Belongings][] = [
  [/^\/api\/designs\//, "designId"],
  [/^\/api\/keys\//, "keyId"],
  [/^\/api\/sessions\//, "sessionId"],
  [/^\/api\/webhooks\//, "webhookId"],
  [/^\/api\/phone-links\//, "phoneLinkId"],
  [/^\/files\/uploads\//, "uploadId"],
];

/** The queries that routes require. */
const QUERIES: Record<string, string> = {
  "GET /api/uploads": "?kind=photo",
  "GET /api/generation-jobs/queue": "?part=ended",
};

/** The bodies that routes require. The sign-in library reads the body before it checks who is calling. */
const BODIES: Record<string, object> = {
  "POST /api/auth/change-email": { newEmail: "unknown@example.test" },
  "POST /api/auth/change-password": {
    currentPassword: "not the password",
    newPassword: "plum otter lanterns",
  },
};

/** The call of one row, which every actor makes in the same way: with the ids of the owner's things. */
export interface Call {
  path: string;
  send: Send;
}

/** Returns the call of a route. Throws for a parameter that is not listed above, so that nobody forgets to list it. */
export function callOf(route: string, own: Belongings): Call {
  const [method = "", pattern = ""] = route.split(" ");
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (name === "id") {
      const known = IDS.find(([form]) => form.test(pattern))?.[1];
      if (known) return own[known];
    }
    if (name === "jobId" || name === "deliveryId") return own[name];
    if (name === "imageIndex") return "0";
    if (name === "previewId") return own.uploadId;
    throw new Error(`calls.ts does not know what :${name} of ${route} names`);
  });
  return {
    path: path + (QUERIES[route] ?? ""),
    send: method === "GET" ? { method } : { method, json: BODIES[route] ?? {} },
  };
}

/** The input of every procedure, made with the ids of the owner's things; null if the procedure needs no input. */
export const INPUTS: Record<string, ((own: Belongings) => unknown) | null> = {
  "jobs.create": ({ uploadId }) => createBody({ originalImage: `/files/uploads/${uploadId}` }),
  "jobs.describe": ({ uploadId }) => createBody({ originalImage: `/files/uploads/${uploadId}` }),
  "jobs.get": ({ jobId }) => ({ jobId }),
  "jobs.hands": ({ jobId }) => ({ jobId }),
  "jobs.versions": ({ jobId }) => ({ jobId }),
  "jobs.cancel": ({ jobId }) => ({ jobId }),
  "jobs.retry": ({ jobId }) => ({ jobId }),
  "jobs.list": ({ jobId }) => ({ cursor: jobId }),
  "jobs.line": ({ jobId }) => ({ part: "ended", limit: 3, cursor: jobId }),
  "jobs.times": null,
  "jobs.withdraw": null,
  "jobs.cancelWaiting": null,
  "jobs.events": null,
  "credits.summary": null,
  "credits.ledger": null,
  "credits.setMonthlyLimit": null,
  "credits.setNotice": null,
  "designs.list": null,
  "designs.get": ({ designId }) => ({ id: designId }),
  "designs.update": ({ designId }) => ({ id: designId, favorite: true }),
  "designs.remove": ({ designId }) => ({ id: designId }),
  // Other people's ids get the same answer as unknown ids, and nothing is changed; see remove-designs.test.ts.
  "designs.removeMany": ({ designId }) => ({ ids: [designId] }),
  "designs.clear": null,
  "uploads.list": () => ({ kind: "photo" }),
  "uploads.touch": ({ uploadId }) => ({ ids: [uploadId] }),
  "phoneLinks.create": null,
  "phoneLinks.get": ({ phoneLinkId }) => phoneLinkId,
  "phoneLinks.close": ({ phoneLinkId }) => phoneLinkId,
  "push.key": null,
  "push.subscribe": null,
  "push.unsubscribe": null,
  "account.audit": null,
  "account.deletion": null,
  "account.delete": null,
  "account.keep": null,
  "sessions.list": null,
  "sessions.end": ({ sessionId }) => ({ id: Number(sessionId) }),
  "keys.list": null,
  "keys.create": null,
  "keys.revoke": ({ keyId }) => ({ id: Number(keyId) }),
  "boards.list": null,
  "boards.create": null,
  "boards.rename": ({ boardId }) => ({ id: boardId, name: "Taken" }),
  "boards.remove": ({ boardId }) => ({ id: boardId }),
  "boards.put": ({ boardId, designId }) => ({ id: boardId, designIds: [designId] }),
  "boards.takeOff": ({ boardId, designId }) => ({ id: boardId, designIds: [designId] }),
  "bottles.list": null,
  "bottles.put": null,
  "bottles.update": ({ bottleId }) => ({ id: Number(bottleId), name: "Taken", color: "#000000" }),
  "bottles.remove": ({ bottleId }) => ({ ids: [Number(bottleId)] }),
  "webhooks.list": null,
  "webhooks.create": null,
  "webhooks.rotate": ({ webhookId }) => ({ id: Number(webhookId) }),
  "webhooks.remove": ({ webhookId }) => ({ id: Number(webhookId) }),
  "webhooks.deliveries": ({ webhookId }) => ({ id: Number(webhookId) }),
  "webhooks.resend": ({ webhookId, deliveryId }) => ({ id: Number(webhookId), deliveryId }),
  "system.status": null,
  "admin.mine": null,
  "admin.live": null,
  "admin.totals": null,
  "admin.audit": () => ({}),
  "admin.jobs": () => ({ show: "ended" }),
  "admin.job": ({ jobId }) => ({ jobId }),
  "admin.cancel": ({ jobId }) => ({ jobId, reason: "a test" }),
  "admin.retry": ({ jobId }) => ({ jobId, reason: "a test" }),
  "admin.grant": ({ jobId }) => ({
    email: "unknown@example.test",
    amount: 1,
    reason: "a test",
    key: jobId,
  }),
};

/** Returns the call of the procedure with this name. */
export function procedureCall(name: string, isQuery: boolean, own: Belongings): Call {
  const json = superjson.serialize(INPUTS[name]?.(own) ?? (isQuery ? undefined : {}));
  const input = `?input=${encodeURIComponent(JSON.stringify(json))}`;
  return isQuery
    ? { path: `/trpc/${name}${input}`, send: { method: "GET" } }
    : { path: `/trpc/${name}`, send: { method: "POST", json } };
}
