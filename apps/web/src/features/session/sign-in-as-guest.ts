import { t } from "@lingui/core/macro";
import { partOf } from "../../platform/parts.ts";
import { askAuth } from "./ask-auth.ts";
import { tellPersonChanged } from "./person-changed.ts";

const sentencesPart = partOf(() => import("./sentences.ts"));

/** Returns null on success; otherwise returns the message for the user, which is loaded only then. */
export async function signInAsGuest(): Promise<string | null> {
  const asked = askAuth("sign-in/anonymous", {});
  const worked = await asked.then(
    ({ error }) => !error,
    () => false,
  );
  if (worked) tellPersonChanged();
  if (worked) return null;
  const part = await sentencesPart.load().catch(() => null);
  return part ? part.sentenceOf(asked) : t`The studio could not be reached. Try again in a moment.`;
}
