import { PrismaPg } from "@prisma/adapter-pg";

/**
 * The longest wait of a migration for a lock. It is short, because all later statements queue up behind the migration.
 */
const LOCK_TIMEOUT = "set local lock_timeout = '2s'; ";

/**
 * Sends each migration to Postgres in one piece, so that Postgres runs it as one transaction: completely or not at all.
 * Prisma's adapter would split a migration at every semicolon, even in comments, strings and function bodies, and would
 * commit each piece separately.
 */
export class WholeScripts extends PrismaPg {
  /**
   * Postgres's message about the last failed script. It is kept because the engine reports only that something failed.
   */
  failure: string | undefined;
  /** True when the last failed script could not lock a table in time. The same script may succeed a little later. */
  lockedOut = false;
  /** Returns SQL to run in the same transaction as a script. */
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
        // 55P03: a lock was not free in time. 40P01: this script and another session waited for each other.
        this.lockedOut =
          error instanceof Error &&
          "code" in error &&
          (error.code === "55P03" || error.code === "40P01");
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
