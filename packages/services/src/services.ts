import { createChangeNotifier, createNotifier } from "@lacquer/db/wake";
import type { ServiceContext } from "./context.ts";

/** What verbs are opened with; without `wake` and `changed`, nudges go through the database. */
export type ServiceParts = Pick<ServiceContext, "db" | "storage" | "config" | "log"> &
  Partial<Pick<ServiceContext, "wake" | "changed">>;

let contextOf: (services: Services) => ServiceContext;

/**
 * What apps and routers hand to verbs. It shows nothing, in its type and when the program runs: whoever holds it can
 * call verbs, but reaches neither the database nor the store behind them.
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

/** Opens the verbs on a database and a store that the process has opened, and keeps open as long as it uses them. */
export function openServices(parts: ServiceParts): Services {
  const { db, log } = parts;
  return new Services({
    wake: createNotifier(db.pool, (error) =>
      log.warn({ err: error }, "workers could not be nudged"),
    ),
    changed: createChangeNotifier(db.pool, (error) =>
      log.warn({ err: error }, "a change could not be told"),
    ),
    ...parts,
  });
}

/** A verb as the outside calls it: with services in place of the context. */
export function sealed<Args extends unknown[], Answer>(
  verb: (ctx: ServiceContext, ...args: Args) => Answer,
): (services: Services, ...args: Args) => Answer {
  return (services, ...args) => verb(contextOf(services), ...args);
}
