import { z } from "zod";
import { tabId } from "./job.ts";

export const createPhoneLinkInput = z
  .strictObject({
    tabId: tabId.describe(
      "The id of the tab whose design gets the photo. A new link closes all earlier links for the same tab.",
    ),
  })
  .meta({ id: "CreatePhoneLink", examples: [{ tabId: "tab-1" }] });

export const phoneLinkId = z.uuid();
export const phoneLinkToken = z.string().min(1).max(100);
