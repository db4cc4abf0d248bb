import { i18n } from "../../../platform/messages.ts";
import {
  DEFAULT_SETTINGS,
  FINGERS,
  LOOK_FORMAT,
  LOOK_VERSION,
  type Look,
  type LookNail,
} from "@lacquer/contracts";
import type { LibraryLook } from "./library-look.ts";

/** Returns a look of the library in the form that a look file has. */
export function asLook({ name, settings, fingers = {} }: LibraryLook): Look {
  return {
    format: LOOK_FORMAT,
    version: LOOK_VERSION,
    name: i18n._(name),
    words: "",
    settings: { ...DEFAULT_SETTINGS, ...settings },
    references: [],
    nails: FINGERS.flatMap((finger): LookNail[] =>
      fingers[finger] ? [{ finger, ...fingers[finger] }] : [],
    ),
  };
}
