import { createChangeNotifier, createNotifier } from "@lacquer/db/wake";
import type { ServiceContext } from "./context.ts";

/** The parts that open the verbs. Without `wake` and `changed`, nudges go through the database. */
export type ServiceParts = Pick<ServiceContext, "db" | "storage" | "config" | "log"> &
  Partial<Pick<ServiceContext, "wake" | "changed">>;

let contextOf: (services: Services) => ServiceContext;

/**
 * The value that apps and routers pass to verbs. It shows nothing in its type or at run time: its holder can call
 * verbs, but cannot reach the database or the store behind them.
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
 * Opens the verbs on a database and a store. The process has opened both, and keeps them open as long as it uses the
 * verbs.
 */
export function openServices(parts: ServiceParts): Services {
  const { db, log } = parts;
  return new Services({
    wake: createNotifier(db.pool, (error) =>
      log.warn({ err: error }, "workers could not be nudged"),
    ),
    changed: createChangeNotifier(db.pool, (error) =>
      log.warn({ err: error }, "a changed job could not be announced"),
    ),
    ...parts,
  });
}

/** A verb for callers outside: it takes services instead of the context. */
export function sealed<Args extends unknown[], Answer>(
  verb: (ctx: ServiceContext, ...args: Args) => Answer,
): (services: Services, ...args: Args) => Answer {
  return (services, ...args) => verb(contextOf(services), ...args);
}
