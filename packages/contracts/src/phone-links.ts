import { z } from "zod";
import { tabId } from "./job.ts";

/** How long a code can be scanned and its photo sent. */
export const PHONE_LINK_MINUTES = 10;
/** The newest links of one user are kept for as long as they may be asked for; a new one replaces the oldest. */
export const PHONE_LINKS_MAX = 10;
/** How often a phone may ask with one link in a minute: it looks now and then whether the link is still open. */
export const PHONE_TRIES_PER_MINUTE = 60;
/** The header in which a phone shows the token of its link, since addresses are logged on their way. */
export const PHONE_LINK_HEADER = "x-phone-link";

export const createPhoneLinkInput = z
  .strictObject({
    tabId: tabId.describe(
      "The design that the photo is for; a new link closes the earlier ones for it.",
    ),
  })
  .meta({ id: "CreatePhoneLink", examples: [{ tabId: "tab-1" }] });

export const phoneLinkId = z.uuid();
export const phoneLinkToken = z.string().min(1).max(100);
