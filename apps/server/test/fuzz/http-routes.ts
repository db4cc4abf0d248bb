import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { FastifyInstance } from "fastify";

export interface HttpRoute {
  method: string;
  /** As it was declared: `/api/designs/:id`. */
  url: string;
}

/** Where Fastify tells of every app as it is made, before it has a route. */
const CHANNEL = "fastify.initialization";

/** Makes an app, and writes down every route that it declares, those for HEAD that Fastify adds among them. */
export async function withRoutes<App>(
  build: () => Promise<App>,
): Promise<{ app: App; routes: HttpRoute[] }> {
  const routes: HttpRoute[] = [];
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook("onRoute", ({ method, url }) => {
      for (const one of [method].flat()) routes.push({ method: one, url });
    });
  };
  subscribe(CHANNEL, listen);
  try {
    return { app: await build(), routes };
  } finally {
    unsubscribe(CHANNEL, listen);
  }
}
