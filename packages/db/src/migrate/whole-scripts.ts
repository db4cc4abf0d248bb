import { PrismaPg } from "@prisma/adapter-pg";

/** How long a migration may wait for a lock: all who come after it wait behind it meanwhile. */
const LOCK_TIMEOUT = "set local lock_timeout = '2s'; ";

/**
 * Prisma's adapter cuts a migration at every semicolon, also inside comments, strings and function bodies, and
 * commits each piece by itself. Sent whole, as here, Postgres parses it and runs it as one transaction: a
 * migration happens entirely or not at all.
 */
export class WholeScripts extends PrismaPg {
  /** What Postgres said to the script that failed last; the engine reports only that something did. */
  failure: string | undefined;
  /** That one could not have a table's lock in time: the same may work a little later. */
  lockedOut = false;
  /** What is to be written in the same transaction as a script. */
  noteFor: (script: string) => string = () => "";

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      this.failure = undefined;
      this.lockedOut = false;
      try {
        await adapter.underlyingDriver().query(LOCK_TIMEOUT + script + this.noteFor(script));
      } catch (error) {
        this.failure = describe(error, script);
        this.lockedOut = error instanceof Error && "code" in error && error.code === "55P03";
        throw error;
      }
    };
    return adapter;
  }
}

function describe(error: unknown, script: string): string {
  const { message, position } = error as Error & { position?: string };
  const at = Number(position) - LOCK_TIMEOUT.length;
  if (!(at > 0)) return message;
  const line = script.slice(0, at).split("\n").length;
  return `${message} (line ${line})`;
}
