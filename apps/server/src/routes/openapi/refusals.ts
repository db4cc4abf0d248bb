import { type ErrorCode, ERRORS, refusalOutput } from "@lacquer/contracts";
import type { RouteOptions } from "fastify";
import type { OpenAPIV3_1 } from "openapi-types";
import { z } from "zod";

/** The statuses after which it makes sense to try again later. */
const WAITING = new Set([429, 503]);
const RETRY_AFTER: OpenAPIV3_1.ResponseObject["headers"] = {
  "Retry-After": {
    schema: { type: "integer" },
    description: "Seconds after which trying again makes sense.",
  },
};

/** Returns every code with which a route may refuse. */
export function codesOf({ method, url, config = {} }: RouteOptions): ErrorCode[] {
  const changes = [method].flat().some((one) => one !== "GET");
  return [
    ...new Set<ErrorCode>([
      "invalid_input",
      // Even without a body, the address or a header can be too large.
      "body_too_large",
      ...callerCodes(config.opens),
      ...(url.includes(":") ? (["not_found"] as const) : []),
      ...(changes ? CHANGE_CODES : []),
      ...(config.refuses ?? []),
      "internal",
      "unavailable",
    ]),
  ];
}

const CHANGE_CODES = [
  "cross_site",
  "invalid_json",
  "unsupported_media_type",
  "request_too_slow",
] as const;

function callerCodes(opens: NonNullable<RouteOptions["config"]>["opens"]): ErrorCode[] {
  if (opens === "anyone") return [];
  if (opens === "cron") return ["cron_unauthorized", "rate_limited"];
  if (opens === "person")
    return ["unauthorized", "scope_missing", "session_required", "rate_limited"];
  if (opens === "account")
    return [
      "unauthorized",
      "scope_missing",
      "session_required",
      "account_required",
      "rate_limited",
    ];
  return ["unauthorized", "scope_missing", "rate_limited"];
}

/** Describes the answers for these codes, by status. Routes with the same refusals share one named description. */
export function describeRefusals(codes: readonly ErrorCode[]): Refused[] {
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status);
  return [...byStatus].map(([status, some]) => ({
    status,
    name: some.toSorted().join("."),
    response: refusal(status, some),
  }));
}

interface Refused {
  status: number;
  name: string;
  response: OpenAPIV3_1.ResponseObject;
}

function refusal(status: number, codes: ErrorCode[]): OpenAPIV3_1.ResponseObject {
  const [first, ...others] = codes;
  if (first === undefined) throw new Error(`no code answers ${status}`);
  const { $schema: _, ...schema } = z.toJSONSchema(refusalOutput([first, ...others]));
  const example = {
    error: {
      code: first,
      message: ERRORS[first].message,
      requestId: "3f1c9a52-6a0e-4d0b-9a55-0d2f6b1f8f1e",
    },
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].message}`).join("\n\n"),
    ...(WAITING.has(status) && { headers: RETRY_AFTER }),
    content: { "application/json": { schema: schema as OpenAPIV3_1.SchemaObject, example } },
  };
}
