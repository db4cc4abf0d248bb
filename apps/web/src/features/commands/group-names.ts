import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";
import type { ActionGroup } from "../actions/index.ts";

const GROUP_NAMES: Record<ActionGroup, MessageDescriptor> = {
  Make: msg({ message: "Make", comment: "making images" }),
  Designs: msg({ message: "Designs", comment: "group of actions" }),
  Tools: msg({ message: "Tools", comment: "group of actions" }),
  Drawing: msg({ message: "Drawing", comment: "group of actions" }),
  Nails: msg({ message: "Nails", comment: "group of actions" }),
  View: msg({ message: "View", comment: "group of actions" }),
  "Go to": msg({ message: "Go to", comment: "group of actions" }),
  Theme: msg({ message: "Theme", comment: "group of actions" }),
  Language: msg({ message: "Language", comment: "group of actions" }),
};

/** Returns a group's name in the chosen language. */
export const groupName = (group: ActionGroup): string => i18n._(GROUP_NAMES[group]);
