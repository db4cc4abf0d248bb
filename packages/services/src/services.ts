import { createChangeNotifier, createNotifier } from "@lacquer/db/wake";
import type { ServiceContext } from "./context.ts";
import { outside } from "./tracing/index.ts";

/** What is needed to open the services. Without `wake` and `changed`, nudges are sent through the database. */
export type ServiceParts = Pick<ServiceContext, "db" | "storage" | "config" | "log"> &
  Partial<Pick<ServiceContext, "wake" | "changed" | "tracing" | "userHash">>;

let contextOf: (services: Services) => ServiceContext;

/**
 * The value that apps and routers pass to the service functions. Its context is hidden from types and at run time, so
 * that its holder can call services but cannot reach the database or the store.
 */
export class Services {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  static {
    contextOf = (services) => services.#context;
  }
}

/**
 * Opens the services on a database and a store. The caller has opened both, and keeps them open as long as it uses the
 * services.
 */
export function openServices(parts: ServiceParts): Services {
  const { db, log } = parts;
  // One notification serves several requests, so a log line about it must not contain the fields of one of them.
  const note = (message: string) => (error: unknown) =>
    outside(() => log.warn({ err: error }, message));
  return new Services({
    wake: createNotifier(db.pool, note("workers could not be nudged")),
    changed: createChangeNotifier(db.pool, note("a changed job could not be announced")),
    ...parts,
  });
}

/** Wraps a service function for callers outside this package: the result takes `Services` instead of the context. */
export function sealed<Args extends unknown[], Answer>(
  verb: (ctx: ServiceContext, ...args: Args) => Answer,
): (services: Services, ...args: Args) => Answer {
  return (services, ...args) => verb(contextOf(services), ...args);
}
