import type { AppRouter } from "@lacquer/api";
import type { LiveMessage } from "@lacquer/contracts";
import type { inferRouterOutputs } from "@trpc/server";
import type { components, paths } from "./generated/openapi.ts";

/** The body of a documented route's answer to a successful call. */
type Answer<
  Path extends keyof paths,
  Method extends keyof paths[Path],
> = paths[Path][Method] extends {
  responses: infer Responses;
}
  ? JsonOf<Responses[keyof Responses & (200 | 201 | 202)]>
  : never;
type JsonOf<Response> = Response extends { content: { "application/json": infer Json } }
  ? Json
  : never;

/** True if each of the two types can be used where the other is expected. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

type Trpc = inferRouterOutputs<AppRouter>;
type Pairs = {
  "jobs.create": [Trpc["jobs"]["create"], Answer<"/api/generate-nail-design-job", "post">];
  "jobs.describe": [
    Trpc["jobs"]["describe"],
    Answer<"/api/generate-nail-design-job/describe", "post">,
  ];
  "jobs.get": [Trpc["jobs"]["get"], Answer<"/api/generation-job/{jobId}", "get">];
  "jobs.list": [Trpc["jobs"]["list"], Answer<"/api/generation-jobs", "get">];
  "jobs.line": [Trpc["jobs"]["line"], Answer<"/api/generation-jobs/queue", "get">];
  "jobs.times": [Trpc["jobs"]["times"], Answer<"/api/generation-jobs/times", "get">];
  "jobs.versions": [
    Trpc["jobs"]["versions"],
    Answer<"/api/generation-job/{jobId}/versions", "get">,
  ];
  "jobs.hands": [Trpc["jobs"]["hands"], Answer<"/api/generation-job/{jobId}/hands", "get">];
  "jobs.cancel": [Trpc["jobs"]["cancel"], Answer<"/api/generation-job/{jobId}/cancel", "post">];
  "jobs.cancelWaiting": [
    Trpc["jobs"]["cancelWaiting"],
    Answer<"/api/generation-jobs/cancel-waiting", "post">,
  ];
  "jobs.retry": [Trpc["jobs"]["retry"], Answer<"/api/generation-job/{jobId}/retry", "post">];
  "jobs.withdraw": [Trpc["jobs"]["withdraw"], Answer<"/api/generation-jobs/withdraw", "post">];
  "jobs.events": [LiveMessage, components["schemas"]["LiveMessage"]];
  "credits.summary": [Trpc["credits"]["summary"], Answer<"/api/credits", "get">];
  "credits.ledger": [Trpc["credits"]["ledger"], Answer<"/api/credits/ledger", "get">];
  "credits.setMonthlyLimit": [
    Trpc["credits"]["setMonthlyLimit"],
    Answer<"/api/credits/monthly-limit", "put">,
  ];
  "credits.setNotice": [Trpc["credits"]["setNotice"], Answer<"/api/credits/notice", "put">];
  "designs.list": [Trpc["designs"]["list"], Answer<"/api/designs", "get">];
  "designs.get": [Trpc["designs"]["get"], Answer<"/api/designs/{id}", "get">];
  "designs.update": [Trpc["designs"]["update"], Answer<"/api/designs/{id}", "patch">];
  "designs.remove": [Trpc["designs"]["remove"], Answer<"/api/designs/{id}", "delete">];
  "designs.removeMany": [Trpc["designs"]["removeMany"], Answer<"/api/designs/remove", "post">];
  "designs.clear": [Trpc["designs"]["clear"], Answer<"/api/designs/clear", "post">];
  "uploads.list": [Trpc["uploads"]["list"], Answer<"/api/uploads", "get">];
  "uploads.touch": [Trpc["uploads"]["touch"], Answer<"/api/uploads/touch", "post">];
  "phoneLinks.create": [Trpc["phoneLinks"]["create"], Answer<"/api/phone-links", "post">];
  "phoneLinks.get": [Trpc["phoneLinks"]["get"], Answer<"/api/phone-links/{id}", "get">];
  "phoneLinks.close": [Trpc["phoneLinks"]["close"], Answer<"/api/phone-links/{id}", "delete">];
  "account.audit": [Trpc["account"]["audit"], Answer<"/api/account/audit", "get">];
  "account.deletion": [Trpc["account"]["deletion"], Answer<"/api/account", "get">];
  "account.delete": [Trpc["account"]["delete"], Answer<"/api/account", "delete">];
  "account.keep": [Trpc["account"]["keep"], Answer<"/api/account/keep", "post">];
  "sessions.list": [Trpc["sessions"]["list"], Answer<"/api/sessions", "get">];
  "sessions.end": [Trpc["sessions"]["end"], Answer<"/api/sessions/{id}", "delete">];
  "keys.list": [Trpc["keys"]["list"], Answer<"/api/keys", "get">];
  "keys.create": [Trpc["keys"]["create"], Answer<"/api/keys", "post">];
  "keys.revoke": [Trpc["keys"]["revoke"], Answer<"/api/keys/{id}", "delete">];
  "webhooks.list": [Trpc["webhooks"]["list"], Answer<"/api/webhooks", "get">];
  "webhooks.create": [Trpc["webhooks"]["create"], Answer<"/api/webhooks", "post">];
  "webhooks.rotate": [Trpc["webhooks"]["rotate"], Answer<"/api/webhooks/{id}/rotate", "post">];
  "webhooks.remove": [Trpc["webhooks"]["remove"], Answer<"/api/webhooks/{id}", "delete">];
  "webhooks.deliveries": [
    Trpc["webhooks"]["deliveries"],
    Answer<"/api/webhooks/{id}/deliveries", "get">,
  ];
  "webhooks.resend": [
    Trpc["webhooks"]["resend"],
    Answer<"/api/webhooks/{id}/deliveries/{deliveryId}/resend", "post">,
  ];
};

/** Procedures that only browsers need. They have no HTTP route. */
type BrowserOnly =
  | `admin.${keyof Trpc["admin"]}`
  | `boards.${keyof Trpc["boards"]}`
  | `bottles.${keyof Trpc["bottles"]}`
  | `push.${keyof Trpc["push"]}`
  | "system.status";
type Procedure = {
  [Name in keyof Trpc]: `${Name}.${keyof Trpc[Name] & string}`;
}[keyof Trpc];

/** Each line fails to compile if the two types of its pair differ. */
export const SAME: { [Name in keyof Pairs]: Same<Pairs[Name][0], Pairs[Name][1]> } = {
  "jobs.create": true,
  "jobs.describe": true,
  "jobs.get": true,
  "jobs.list": true,
  "jobs.line": true,
  "jobs.times": true,
  "jobs.hands": true,
  "jobs.versions": true,
  "jobs.cancel": true,
  "jobs.cancelWaiting": true,
  "jobs.retry": true,
  "jobs.withdraw": true,
  "jobs.events": true,
  "credits.summary": true,
  "credits.ledger": true,
  "credits.setMonthlyLimit": true,
  "credits.setNotice": true,
  "designs.list": true,
  "designs.get": true,
  "designs.update": true,
  "designs.remove": true,
  "designs.removeMany": true,
  "designs.clear": true,
  "uploads.list": true,
  "uploads.touch": true,
  "phoneLinks.create": true,
  "phoneLinks.get": true,
  "phoneLinks.close": true,
  "account.audit": true,
  "account.deletion": true,
  "account.delete": true,
  "account.keep": true,
  "sessions.list": true,
  "sessions.end": true,
  "keys.list": true,
  "keys.create": true,
  "keys.revoke": true,
  "webhooks.list": true,
  "webhooks.create": true,
  "webhooks.rotate": true,
  "webhooks.remove": true,
  "webhooks.deliveries": true,
  "webhooks.resend": true,
};

/**
 * Fails to compile if a tRPC procedure has no pair; the compiler's message then contains its name. Give the procedure
 * an HTTP route and add a pair to `Pairs`, or add the procedure to `BrowserOnly`.
 */
export const MISSING: Record<Exclude<Procedure, keyof Pairs | BrowserOnly>, never> = {};
/** Fails to compile if a pair names a procedure that no longer exists. */
export const GONE: Record<Exclude<keyof Pairs | BrowserOnly, Procedure>, never> = {};
