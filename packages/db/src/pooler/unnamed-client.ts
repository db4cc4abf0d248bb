import pg from "pg";

/**
 * A connection that never names a statement. A transaction pooler may send the next statement to another session, where
 * the name is unknown or means something else.
 */
export class UnnamedClient extends pg.Client {
  // The cast is needed because pg has a dozen overloads for this method. All arguments are passed on unchanged, except
  // that the name is left out.
  override query: pg.Client["query"] = ((config: unknown, ...rest: unknown[]) => {
    const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
    return send.call(this, withoutName(config), ...rest);
  }) as pg.Client["query"];
}

function withoutName(config: unknown): unknown {
  const named = typeof config === "object" && config !== null && "name" in config;
  // An object that submits itself (a COPY stream) is not a plain statement, so it is passed on unchanged.
  return named && !("submit" in config) ? { ...config, name: undefined } : config;
}
