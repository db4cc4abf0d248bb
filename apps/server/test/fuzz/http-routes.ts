import type { FastifyInstance } from "fastify";

export interface HttpRoute {
  method: string;
  /** As it was declared: `/api/designs/:id`. */
  url: string;
}

/** Every route that the app answers, read from the tree in which Fastify prints its own. */
export function routesOf(app: FastifyInstance): HttpRoute[] {
  const found: HttpRoute[] = [];
  const above: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split("\n")) {
    const [, indent = "", part = "", methods = ""] =
      /^([│ ]*)[├└]── (\S+?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (!part) continue;
    const depth = indent.length / 4;
    above.splice(depth, above.length, part);
    for (const method of methods.split(", ").filter(Boolean))
      found.push({ method, url: above.join("") });
  }
  return found;
}
