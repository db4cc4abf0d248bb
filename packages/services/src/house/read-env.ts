import { z } from "zod";

/**
 * Reads an environment by its shape; an empty variable counts as unset. Every wrong variable is named at once, in one
 * message for the person who starts the process, which then exits with 1.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Record<string, string | undefined>,
  faultsTogether: (env: z.output<z.ZodObject<Shape>>) => string[],
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const read = z.object(shape).safeParse(given);
  const faults = read.success
    ? faultsTogether(read.data)
    : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (read.success && faults.length === 0) return read.data;
  process.stderr.write(
    `The environment is not right:\n${faults.map((fault) => `  ${fault}\n`).join("")}`,
  );
  process.exit(1);
}
