import { faultOf } from "./judge.ts";
import type { Hit, Shot } from "./wire.ts";

/** Collects the faults of a run: one example of each kind, and how often it occurred. */
export class Faults {
  readonly #kinds = new Map<string, { count: number; example: string }>();
  readonly #statuses = new Map<number, number>();
  readonly #errors: ReadonlyMap<string, string>;

  /** `errors` contains the log's error lines by request id. */
  constructor(errors: ReadonlyMap<string, string>) {
    this.#errors = errors;
  }

  /** Judges an answer. If no answer came, `hit` is a text with the reason. */
  look(shot: Shot, who: string, hit: Hit | string): void {
    if (typeof hit === "string") return this.#keep(shot, who, `no answer: ${hit}`, "");
    this.#statuses.set(hit.status, (this.#statuses.get(hit.status) ?? 0) + 1);
    const fault = faultOf(shot, hit);
    const line = this.#errors.get(String(hit.headers["x-request-id"]));
    if (fault !== null || line !== undefined)
      this.#keep(shot, who, fault ?? "an error line", `${hit.text.slice(0, 200)}\n${line ?? ""}`);
  }

  #keep({ name, method, path, headers, body }: Shot, who: string, fault: string, more: string) {
    const [, cause = more.slice(0, 80)] = more.split("\n");
    const kind = `${fault} ${cause.slice(0, 120) || name}`;
    const known = this.#kinds.get(kind);
    const sent = JSON.stringify({ method, path, headers, body }).slice(0, 400);
    const example = known?.example ?? `${name} as ${who}: ${fault}\n  ${sent}\n  ${more}`;
    this.#kinds.set(kind, { count: (known?.count ?? 0) + 1, example });
  }

  /** Returns the number of answers for each status. */
  answers(): string {
    const sorted = [...this.#statuses].toSorted(([a], [b]) => a - b);
    return sorted.map(([status, count]) => `${status} × ${count}`).join(", ");
  }

  /** Returns the faults as text; empty if nothing was wrong. */
  report(): string {
    // The sign-in library also logs its refusals as errors. A refusal takes one line, so only longer texts are faults.
    const nameless = this.#errors.get("")?.includes("\n") ? this.#errors.get("") : undefined;
    const kinds = [...this.#kinds.values()].map(({ count, example }) => `${count} × ${example}`);
    return [...kinds, ...(nameless === undefined ? [] : [`without an id: ${nameless}`])].join(
      "\n\n",
    );
  }
}
