import type { FastifyInstance } from "fastify";

/** Clients often send a JSON content type even to routes without a body. */
export function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  // A page of another site can send plain text without a preflight request, so no route accepts it.
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
