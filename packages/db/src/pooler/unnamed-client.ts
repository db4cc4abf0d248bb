import pg from "pg";

/**
 * A connection that names no statement, whatever its caller asks for: in transaction mode the next statement may reach
 * another session, where the name is unknown or means something else.
 */
export class UnnamedClient extends pg.Client {
  // pg types this method by a dozen overloads; the arguments go on as they came, but for the name.
  override query: pg.Client["query"] = ((config: unknown, ...rest: unknown[]) => {
    const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
    return send.call(this, withoutName(config), ...rest);
  }) as pg.Client["query"];
}

function withoutName(config: unknown): unknown {
  const named = typeof config === "object" && config !== null && "name" in config;
  // What submits itself (a COPY stream) is no plain statement, and is used as it is.
  return named && !("submit" in config) ? { ...config, name: undefined } : config;
}
