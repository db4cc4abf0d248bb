import { forgetDevice } from "../notify/index.ts";
import { forgetPresses } from "../outbox/index.ts";
import { signOut, signOutEverywhere } from "../session/index.ts";
import { eraseDrafts } from "../tabs/index.ts";

/** A person's choices for leaving. */
export interface Leaving {
  drafts: "keep" | "erase";
  isEverywhere: boolean;
  /** Programs keep working although all sessions end. */
  keepApiKeys: boolean;
}

/** Signs out. Null when it worked; otherwise the sentence for the person, and nothing was erased. */
export async function leaveStudio(
  personId: string,
  { drafts, isEverywhere, keepApiKeys }: Leaving,
): Promise<string | null> {
  await forgetDevice();
  const problem = isEverywhere ? await signOutEverywhere(keepApiKeys) : await signOut();
  if (problem) return problem;
  if (drafts === "keep") return null;
  eraseDrafts(personId);
  await forgetPresses();
  return null;
}
