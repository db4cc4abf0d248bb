import { forgetDevice } from "../notify/index.ts";
import { forgetPresses } from "../outbox/index.ts";
import { signOut, signOutEverywhere } from "../session/index.ts";
import { eraseDrafts } from "../tabs/index.ts";

/** What the user chose to keep or to remove when signing out. */
export interface Leaving {
  drafts: "keep" | "erase";
  isEverywhere: boolean;
  /** True if API keys, and so the programs that use them, keep working although all sessions end. */
  keepApiKeys: boolean;
}

/** Signs out. Returns null on success. Otherwise returns the message for the user, and has erased nothing. */
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
