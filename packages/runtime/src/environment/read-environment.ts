import { z } from "zod";
import { type CommonEnv, commonEnv, commonFaults } from "./common-env.ts";
import { findMisspelt } from "./misspelt.ts";
import { pastedFault } from "./sendable.ts";

type Output<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;

/** Reports all wrong variables in one message, for the person who starts the process. */
export class EnvironmentError extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(`The environment has mistakes:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.name = "EnvironmentError";
    this.faults = faults;
  }
}

/**
 * Reads the shared variables and an app's own variables, once, at start. An empty variable counts as unset.
 * `faultsTogether` finds faults that show only when several variables are compared. Throws EnvironmentError.
 */
export function readEnvironment<Own extends z.ZodRawShape>(
  own: Own,
  faultsTogether: (env: CommonEnv & Output<Own>) => string[] = () => [],
  source: Record<string, string | undefined> = process.env,
): CommonEnv & Output<Own> {
  const given = Object.entries(source)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value);
  const common = readShape(commonEnv, given);
  const mine = readShape(own, given);
  const faults = [...common.faults, ...mine.faults];
  const env = common.env && mine.env && { ...common.env, ...mine.env };
  if (env) faults.push(...commonFaults(env), ...faultsTogether(env));
  if (!env || faults.length > 0) throw new EnvironmentError(faults);
  return env;
}

/**
 * Like `readEnvironment`, for a process that must not start with mistakes in its environment. Prints the mistakes and
 * returns null; the process then ends by itself with code 1. `process.exit` would end it at once, but sometimes hangs
 * while V8 still compiles the modules that were just loaded.
 */
export function readEnvironmentOrRefuse<Own extends z.ZodRawShape>(
  own: Own,
  faultsTogether?: (env: CommonEnv & Output<Own>) => string[],
): (CommonEnv & Output<Own>) | null {
  try {
    return readEnvironment(own, faultsTogether);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return null;
  }
}

/** Returns a sentence for each unknown name in the environment that is almost one of our names. */
export function misspeltNames(
  own: z.ZodRawShape,
  source: Record<string, string | undefined> = process.env,
): string[] {
  const given = Object.keys(source).filter((name) => source[name]?.trim());
  return findMisspelt(given, [...Object.keys(commonEnv), ...Object.keys(own)]).map(
    ({ given: name, meant }) => `${name} is not read: did you mean ${meant}?`,
  );
}

/**
 * Reads the variables of one shape. In `env`, a wrong variable has its default value, so that the checks that compare
 * several variables can still run.
 */
function readShape<Shape extends z.ZodRawShape>(
  shape: Shape,
  given: (readonly [string, string | undefined])[],
): { env: Output<Shape> | undefined; faults: string[] } {
  const whole = z.object(shape);
  const kept = new Map(given);
  const faults: string[] = [];
  for (const name of Object.keys(shape)) {
    const fault = pastedFault(name, kept.get(name) ?? "");
    if (fault) faults.push(fault);
    if (fault) kept.delete(name);
  }
  const read = whole.safeParse(Object.fromEntries(kept));
  for (const issue of read.error?.issues ?? []) {
    faults.push(`${issue.path.join(".")}: ${issue.message}`);
    kept.delete(String(issue.path[0]));
  }
  return { env: whole.safeParse(Object.fromEntries(kept)).data, faults };
}
