import { checkBooks, type Services } from "@lacquer/services";
import { type Diagnosis, good, note, wrong } from "./diagnosis.ts";

/**
 * Checks that credits, jobs and pictures agree. A difference means a bug in Lacquer, or a manual change in the
 * database.
 */
export async function examineBooks(services: Services): Promise<Diagnosis[]> {
  const { broken, unchecked } = await checkBooks(services, { seconds: 4 });
  if (broken.length > 0)
    return broken.map(({ law, rows, example }) =>
      wrong(
        "Books",
        `broken rule: ${law} (${rows}, among them ${example}); see "The books do not agree" in docs/troubleshooting.md`,
      ),
    );
  if (unchecked.length > 0)
    return [note("Books", `too much to read in 4 s, so not checked: ${unchecked.join("; ")}`)];
  return [good("Books", "credits, jobs and pictures agree")];
}
