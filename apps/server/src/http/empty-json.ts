import type { FastifyInstance } from "fastify";

/** Accepts an empty JSON body, because clients often send a JSON content type even to routes without a body. */
export function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  // No route accepts plain text, because a page of another site can send it without a preflight request.
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser<string>(
    "application/json",
    { parseAs: "string" },
    (request, body, done) => {
      if (body === "") done(null, undefined);
      else parse(request, body, done);
    },
  );
}
