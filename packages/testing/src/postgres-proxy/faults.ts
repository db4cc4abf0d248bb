import type { CommitWatch } from "./commit-watch.ts";

interface Drop {
  match: RegExp;
  done: (statements: string[]) => void;
}

interface Hold {
  match: RegExp;
  done: () => void;
}

/** The faults that are active, and those that are planned for a later statement. */
export interface LineFaults {
  delayMs: number;
  /** True while no new session is accepted. */
  refusing: boolean;
  /** Waits for a commit whose answer will be dropped, and returns the committed statements. */
  awaitDrop(match: RegExp): Promise<string[]>;
  /** Waits until a session has been stopped before a statement that `match` accepts. */
  awaitHold(match: RegExp): Promise<void>;
  /** Returns the planned drop, if any, that applies to this session's next commit. */
  dropFor(watch: CommitWatch): Drop | undefined;
  takeDrop(drop: Drop, committed: string[]): void;
  /** Returns true when a session must stop before this statement. */
  takeHold(text: string): boolean;
  clear(): void;
}

export function createLineFaults(): LineFaults {
  let drops: Drop[] = [];
  let holds: Hold[] = [];
  const faults: LineFaults = {
    delayMs: 0,
    refusing: false,
    awaitDrop: (match) =>
      new Promise((done) => {
        drops.push({ match, done });
      }),
    awaitHold: (match) =>
      new Promise((done) => {
        holds.push({ match, done });
      }),
    dropFor: (watch) =>
      drops.find(({ match }) => watch.mayCommit((texts) => texts.some((text) => match.test(text)))),
    takeDrop(drop, committed) {
      drops = drops.filter((other) => other !== drop);
      drop.done(committed);
    },
    takeHold(text) {
      const hold = holds.find(({ match }) => match.test(text));
      if (!hold) return false;
      holds = holds.filter((other) => other !== hold);
      hold.done();
      return true;
    },
    clear() {
      faults.refusing = false;
      faults.delayMs = 0;
      drops = [];
      holds = [];
    },
  };
  return faults;
}
