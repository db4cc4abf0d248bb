import { plural } from "@lingui/core/macro";

/**
 * Returns the window's title, with the numbers of running designs and of designs that finished unseen, for a designer
 * who is in another window.
 */
export function windowTitle({ running, finished }: { running: number; finished: number }): string {
  const parts = [
    running > 0 && plural(running, { one: "# being painted", other: "# being painted" }),
    finished > 0 && plural(finished, { one: "# finished", other: "# finished" }),
    "Lacquer",
  ];
  return parts.filter(Boolean).join(" · ");
}
