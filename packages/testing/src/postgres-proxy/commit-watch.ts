import { type Message, wordsOf } from "./wire.ts";

const WRITES = /\b(insert|update|delete)\b/i;

/** Follows the statements of one session, to know what Postgres has committed, and when. */
export interface CommitWatch {
  /**
   * Processes a message from the client. Returns the text of the statement that the message runs; null if it runs none.
   */
  sent(message: Message): string | null;
  /** True from the answer to a BEGIN until the answer to the statement that ends the transaction. */
  readonly inTransaction: boolean;
  /**
   * Processes a message from Postgres. If the message completes a commit, returns the committed statements; otherwise
   * null.
   */
  received(message: Message): string[] | null;
  /** True while the next answer may report a commit of statements that `match` accepts. */
  mayCommit(match: (statements: string[]) => boolean): boolean;
}

export function createCommitWatch(): CommitWatch {
  const prepared = new Map<string, string>();
  let statements: string[] = [];
  let inTransaction = false;
  let failed = false;

  const last = () => statements.at(-1) ?? "";
  const isCommit = () => /^\s*(commit|end)\b/i.test(last());
  const writes = () => statements.some((statement) => WRITES.test(statement));

  return {
    sent({ type, body }) {
      if (type === "P") {
        const [name = "", text = ""] = wordsOf(body, 2);
        prepared.set(name, text);
      }
      // A named statement is parsed once and bound often. Only the message that binds its values shows which statement
      // runs.
      const text =
        type === "Q"
          ? (wordsOf(body, 1)[0] ?? "")
          : type === "B"
            ? (prepared.get(wordsOf(body, 2)[1] ?? "") ?? "")
            : null;
      if (text !== null) statements.push(text);
      return text;
    },
    get inTransaction() {
      return inTransaction;
    },
    mayCommit: (match) => (isCommit() || !inTransaction) && writes() && match(statements),
    received({ type, body }) {
      if (type === "E") failed = true;
      if (type !== "Z") return null;
      const idle = body.toString("latin1", 0, 1) === "I";
      const done = idle && !failed && writes() && !/^\s*rollback\b/i.test(last());
      const committed = done ? statements : null;
      if (idle) statements = [];
      inTransaction = !idle;
      failed = false;
      return committed;
    },
  };
}
