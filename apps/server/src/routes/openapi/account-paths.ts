import { answer, inPath, json, nullable, object, page, ref, refusals, text } from "./parts.ts";

/** What else an account has, and what its browsers report. */
export const accountPaths = {
  "/api/credits": {
    get: {
      summary: "Balance, what waiting jobs hold, and what is left.",
      responses: {
        200: answer("Credits.", ref("CreditSummary")),
        ...refusals,
      },
    },
  },
  "/api/credits/monthly-limit": {
    put: {
      summary: "Limit what may be spent in a month (UTC); null takes the limit away.",
      requestBody: { required: true, content: json(ref("MonthlyLimit")) },
      responses: { 200: answer("Credits.", ref("CreditSummary")), ...refusals },
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
  "/api/client-errors": {
    post: {
      summary: "Report an error that nothing in a browser handled (at most 8 kB).",
      security: [],
      requestBody: { required: true, content: json(ref("ClientError")) },
      responses: { 204: answer("Written into the log."), ...refusals },
    },
  },
};
