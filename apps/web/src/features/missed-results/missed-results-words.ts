/** Returns a text such as "3 designs finished, 1 failed". */
export function missedResultsWords(ends: readonly { status: "completed" | "failed" }[]): string {
  const failed = ends.filter(({ status }) => status === "failed").length;
  const finished = ends.length - failed;
  const designs = (count: number) => (count === 1 ? "1 design" : `${count} designs`);
  if (finished === 0) return `${designs(failed)} failed`;
  return failed === 0
    ? `${designs(finished)} finished`
    : `${designs(finished)} finished, ${failed} failed`;
}
