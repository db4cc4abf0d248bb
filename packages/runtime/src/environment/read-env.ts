import { z } from "zod";
import { findMisspelt } from "./misspelt.ts";

/**
 * Reads an environment by its shape; an empty variable counts as unset. Every wrong variable is named at once, in one
 * message for the person who starts the process, which then exits with 1. A name that is almost ours is one warning.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Record<string, string | undefined>,
  faultsTogether: (env: z.output<z.ZodObject<Shape>>) => string[],
): z.output<z.ZodObject<Shape>> {
  const given = new Map(
    Object.entries(source)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
  for (const { given: name, meant } of findMisspelt([...given.keys()], Object.keys(shape)))
    process.stderr.write(`${name} is not read: did you mean ${meant}?\n`);
  const whole = z.object(shape);
  const read = whole.safeParse(Object.fromEntries(given));
  const faults: string[] = [];
  for (const issue of read.error?.issues ?? []) {
    faults.push(`${issue.path.join(".")}: ${issue.message}`);
    given.delete(String(issue.path[0]));
  }
  // What is wrong together is looked for even beside what is wrong alone, with defaults in place of the latter.
  const rest = whole.safeParse(Object.fromEntries(given));
  if (rest.success) faults.push(...faultsTogether(rest.data));
  if (read.success && faults.length === 0) return read.data;
  process.stderr.write(
    `The environment is not right:\n${faults.map((fault) => `  ${fault}\n`).join("")}`,
  );
  process.exit(1);
}
