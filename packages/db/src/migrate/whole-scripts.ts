import { PrismaPg } from "@prisma/adapter-pg";

/**
 * Prisma's adapter cuts a migration at every semicolon, also inside comments, strings and function bodies, and
 * commits each piece by itself. Sent whole, as here, Postgres parses it and runs it as one transaction: a
 * migration happens entirely or not at all.
 */
export class WholeScripts extends PrismaPg {
  /** What Postgres said to the script that failed last; the engine reports only that something did. */
  failure: string | undefined;

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        this.failure = describe(error, script);
        throw error;
      }
    };
    return adapter;
  }
}

function describe(error: unknown, script: string): string {
  const { message, position } = error as Error & { position?: string };
  if (!position) return message;
  const line = script.slice(0, Number(position)).split("\n").length;
  return `${message} (line ${line})`;
}
