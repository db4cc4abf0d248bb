import { readNails, type CraftNail } from "../look/read-nails.ts";
import type { CraftGiven, CraftStroke, CraftWork } from "../look/work.ts";
import type { Answer, CraftRules } from "../rules/shape.ts";
import { type Candidate, candidatesFor, type Change } from "./candidates.ts";
import { type Fault, faultsOf } from "./faults.ts";

/** What one press of the button changes, so that a nail can be done by hand. */
export interface Fix<S extends CraftStroke> {
  /** The changes that the patch makes, in order. The same change is listed only once. */
  changes: Change[];
  patch: Partial<CraftWork<S>>;
}

export interface NailAnswer {
  index: number;
  finger: CraftNail["finger"];
  fingerUnknown?: CraftNail["fingerUnknown"];
  hand: CraftNail["hand"];
  answer: Answer;
  faults: Fault[];
}

/**
 * The maximum number of rounds in the search for a fix. The search needs at most one round for each fault, and a nail
 * has at most one fault for each stroke, placed thing and effect.
 */
const STEPS_MAX = 60;

export const answerOf = (faults: readonly Fault[]): Answer =>
  faults.some(({ answer }) => answer === "not") ? "not" : faults.length > 0 ? "hard" : "fine";

const differences = <S extends CraftStroke>(
  from: CraftWork<S>,
  to: CraftWork<S>,
): Partial<CraftWork<S>> => {
  const changed = (Object.keys(to) as (keyof CraftWork<S>)[]).filter(
    (key) => to[key] !== from[key],
  );
  return Object.fromEntries(changed.map((key) => [key, to[key]]));
};

/**
 * Returns the smallest set of changes that was found to make one nail fine. Returns null when the nail is fine already,
 * or when no change helps.
 */
export function fixFor<S extends CraftStroke>(
  work: CraftWork<S>,
  index: number,
  given: CraftGiven,
  rules: CraftRules,
): Fix<S> | null {
  const judge = (one: CraftWork<S>) =>
    readNails(one, given, rules).map((nail) => ({ nail, faults: faultsOf(nail, rules) }));
  const elsewhere = (judged: ReturnType<typeof judge>) =>
    judged.reduce((sum, { nail, faults }) => sum + (nail.index === index ? 0 : faults.length), 0);
  let now = work;
  if ((judge(now)[index]?.faults.length ?? 0) === 0) return null;
  const changes: Change[] = [];
  for (let step = 0; step < STEPS_MAX; step++) {
    const judged = judge(now);
    const here = judged[index];
    const [first] = here?.faults ?? [];
    if (!here || !first) break;
    const isAlone = judged.every(
      ({ nail, faults }) => nail.index === index || !faults.some(({ rule }) => rule === first.rule),
    );
    const tried = candidatesFor(now, here.nail, first, rules, isAlone).map((candidate) => ({
      candidate,
      after: judge(candidate.work),
    }));
    const better = tried.filter(
      ({ after }) => (after[index]?.faults.length ?? 0) < here.faults.length,
    );
    // Shortening a nail may crowd its art. The next round fixes that, because fixes for crowding do not change the
    // length.
    const traded = tried.find(
      ({ after }) => !after[index]?.faults.some(({ rule }) => rule === first.rule),
    );
    // Among possible fixes for this nail, one that spoils no other nail is preferred.
    const kind =
      better.find(({ after }) => elsewhere(after) <= elsewhere(judged)) ?? better[0] ?? traded;
    if (!kind) return null;
    const { candidate }: { candidate: Candidate<S> } = kind;
    now = candidate.work;
    const said = JSON.stringify(candidate.change);
    if (!changes.some((change) => JSON.stringify(change) === said)) changes.push(candidate.change);
  }
  if ((judge(now)[index]?.faults.length ?? 1) > 0) return null;
  return { changes, patch: differences(work, now) };
}

/** Returns whether each nail can be done by hand and, if not, why. */
export const answersOf = (nails: readonly CraftNail[], rules: CraftRules): NailAnswer[] =>
  nails.map((nail) => {
    const faults = faultsOf(nail, rules);
    const { index, finger, fingerUnknown, hand } = nail;
    return { index, finger, fingerUnknown, hand, answer: answerOf(faults), faults };
  });
