import { z } from "zod";
import { LIST_LIMIT_MAX } from "./limits.ts";
import type { DesignSettings } from "./settings.ts";
import type { LedgerKind, UploadKind } from "./vocabulary.ts";

/** An upload as its route returns it. Width and height are in pixels, after scaling. */
export interface Upload {
  id: string;
  url: string;
  width: number;
  height: number;
  kind: UploadKind;
}

/** In credits. `held` is the price of waiting jobs that are not charged yet; available = balance − held. */
export interface CreditSummary {
  balance: number;
  held: number;
  available: number;
  /** Starter credits that were withheld because the ceiling for free credits was reached. */
  withheld?: number;
  /** The limit for this month (UTC); missing when there is none. */
  month?: { cap: number; spent: number };
}

export interface LedgerEntry {
  id: number;
  jobId: string | null;
  kind: LedgerKind;
  /** Signed: a charge is negative. */
  amount: number;
  /** Why somebody, or a rule, gave or took these credits by hand. */
  reason: string | null;
  createdAt: string;
}

/** One finished image in the collection. */
export interface Design {
  id: string;
  jobId: string;
  imageIndex: number;
  name: string;
  favorite: boolean;
  imageUrl: string;
  width: number;
  height: number;
  prompt: string;
  designSettings: DesignSettings;
  originalImage: string | null;
  createdAt: string;
}

/** A finished image made by laying the designer's own photo back over a provider's picture everywhere but the nails. */
export interface LaidBackImage {
  imageIndex: number;
  /** How much of the hand the image provider had changed, 0–100 %. */
  handChange: number;
  /** The image provider's own picture. */
  rawImageUrl: string;
}

export const updateDesignInput = z.strictObject({
  id: z.uuid(),
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\u0000-\u001f\u007f]*$/, "A name must not contain control characters.")
    .optional(),
  favorite: z.boolean().optional(),
});

export const listDesignsInput = z.object({
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT_MAX).default(60),
  cursor: z.string().max(100).optional(),
});

/** The most that may be spent in a month (UTC); null = no limit. */
export const monthlyLimitInput = z.strictObject({
  cap: z.number().int().min(0).max(1_000_000).nullable(),
});

export const listLedgerInput = z.object({
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT_MAX).default(100),
  cursor: z.string().max(100).optional(),
});

/** What the studio must know about the server before it draws anything. */
export interface SystemStatus {
  provider: "openai" | "renderer";
  guestsAllowed: boolean;
  guestCredits: number;
  signupCredits: number;
  userRunningLimit: number;
  userWaitingLimit: number;
  workersAlive: number;
  /** Set while the image provider keeps every design waiting. `until`: when the next try is due (ISO 8601). */
  providerPaused: { reason: ProviderTrouble; until: string } | null;
}

/** The provider's limit, its load, the studio's account there, or the key and its rights. */
export type ProviderTrouble = "rate_limit" | "overloaded" | "billing" | "key" | "budget";
