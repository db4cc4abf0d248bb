// `pnpm doctor`: looks at everything the studio stands on and says in words what is wrong. It changes one thing: when the
// provider answers well, a pause for the key or for money lets one design try at once.
import { examine } from "./examination.ts";
import { readServerEnv } from "../env.ts";

const SIGNS = { good: "✓", note: "·", wrong: "✗" };

const findings = await examine(readServerEnv());
for (const { sign, subject, words } of findings) {
  process.stdout.write(`${SIGNS[sign]} ${subject}: ${words}\n`);
}
const wrong = findings.filter(({ sign }) => sign === "wrong").length;
process.stdout.write(
  wrong === 0 ? "Everything is well.\n" : `${wrong} of ${findings.length} need attention.\n`,
);
process.exitCode = wrong === 0 ? 0 : 1;
