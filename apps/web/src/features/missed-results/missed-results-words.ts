import { plural } from "@lingui/core/macro";

/** Returns a text such as "3 designs finished, 1 failed". */
export function missedResultsWords(ends: readonly { status: "completed" | "failed" }[]): string {
  const failed = ends.filter(({ status }) => status === "failed").length;
  const finished = ends.length - failed;
  if (finished === 0) return plural(failed, { one: "# design failed", other: "# designs failed" });
  const words = plural(finished, { one: "# design finished", other: "# designs finished" });
  if (failed === 0) return words;
  return `${words}, ${plural(failed, { one: "# failed", other: "# failed" })}`;
}
