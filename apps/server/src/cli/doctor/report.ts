import { type Diagnosis, isWrong } from "./diagnosis.ts";

const SIGNS = { good: "✓", note: "·", wrong: "✗" };

export function reportInWords(diagnoses: Diagnosis[]): string {
  const lines = diagnoses.map(({ sign, subject, words }) => `${SIGNS[sign]} ${subject}: ${words}`);
  const wrong = diagnoses.filter(isWrong).length;
  const sum =
    wrong === 0 ? "Everything is well." : `${wrong} of ${diagnoses.length} results need attention.`;
  return `${[...lines, sum].join("\n")}\n`;
}

/** Returns the report as JSON for monitoring programs. `well` is true exactly when the exit code is 0. */
export function reportAsJson(diagnoses: Diagnosis[]): string {
  return `${JSON.stringify({ well: !diagnoses.some(isWrong), diagnoses }, null, 2)}\n`;
}
