import { t } from "@lingui/core/macro";
import { kept } from "../../../platform/kept.ts";
import { OWNER_KEY, setDraftOwner } from "../../tabs/index.ts";
import { askAuth } from "../ask-auth.ts";
import { takeJoining } from "../joining.ts";
import { tellPersonChanged } from "../person-changed.ts";
import { sentenceOf } from "../sentences.ts";

const KINDS = ["confirm", "sign-in", "password", "address"] as const;

export interface MailLink {
  kind: (typeof KINDS)[number];
  token: string;
}

/**
 * Returns the link that a mail contained and that opened this page; null if the link is incomplete. The link is read
 * from the address, so it is still there after a reload.
 */
export function readMailLink(hash: string): MailLink | null {
  const [name, token] = hash.slice(1).split("=");
  const kind = KINDS.find((one) => one === name);
  try {
    return kind && token ? { kind, token: decodeURIComponent(token) } : null;
  } catch {
    // The link was cut off in the middle of an escaped character.
    return null;
  }
}

const OVER_CODES = new Set(["INVALID_TOKEN", "TOKEN_EXPIRED", "USER_NOT_FOUND"]);

/** Returns null on success; otherwise returns the message for the user. */
async function use(...request: Parameters<typeof askAuth>): Promise<string | null> {
  const asked = askAuth(...request);
  const error = (await asked.catch(() => null))?.error;
  // Status 0 means a redirect, which is the library's answer to a used sign-in link.
  if (error?.status === 0 || OVER_CODES.has(error?.code ?? ""))
    return t`This link has expired or was used before. Ask for a new one on the sign-in page.`;
  return sentenceOf(asked);
}

/** Signs in with the link. Returns the message for the user if that failed. */
export async function openSignInLink(token: string): Promise<string | null> {
  const problem = await use(`magic-link/verify?token=${encodeURIComponent(token)}`);
  if (problem === null) await comeIn();
  return problem;
}

const verifying = (token: string) => `verify-email?token=${encodeURIComponent(token)}`;

export async function confirmAddress(token: string): Promise<string | null> {
  const problem = await use(verifying(token));
  if (problem === null) await comeIn();
  return problem;
}

/**
 * Approves or confirms a new address. The link alone decides which account changes, whoever is signed in in this
 * browser.
 */
export async function changeAddress(token: string): Promise<string | null> {
  const problem = await use(verifying(token), undefined, { credentials: "omit" });
  if (problem === null) tellPersonChanged();
  return problem;
}

export const setNewPassword = (token: string, newPassword: string): Promise<string | null> =>
  use("reset-password", { token, newPassword });

interface Session {
  user: { id: string; email: string };
}

/** Moves the drafts of the guest who signed up in this browser to the account, and notifies the other windows. */
async function comeIn(): Promise<void> {
  const { data } = await askAuth("get-session").catch(() => ({ data: null }));
  const session = data as Session | null;
  if (session) {
    const guestId = takeJoining(session.user.email);
    if (guestId !== null && guestId === kept(OWNER_KEY)) setDraftOwner(session.user.id, true);
  }
  tellPersonChanged();
}
