import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { FastifyInstance } from "fastify";

export interface HttpRoute {
  method: string;
  /** The route as declared: `/api/designs/:id`. */
  url: string;
}

/** Fastify announces every new app in this channel, before the app has a route. */
const CHANNEL = "fastify.initialization";

/** Builds an app and records every route that it declares, including the HEAD routes that Fastify adds. */
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
