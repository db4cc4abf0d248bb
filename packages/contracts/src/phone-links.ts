import { z } from "zod";
import { tabId } from "./job.ts";

export const createPhoneLinkInput = z
  .strictObject({
    tabId: tabId.describe(
      "The design that the photo is for; a new link closes the earlier ones for it.",
    ),
  })
  .meta({ id: "CreatePhoneLink", examples: [{ tabId: "tab-1" }] });

export const phoneLinkId = z.uuid();
export const phoneLinkToken = z.string().min(1).max(100);
