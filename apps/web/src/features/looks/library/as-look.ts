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
    name,
    words: "",
    settings: { ...DEFAULT_SETTINGS, ...settings },
    references: [],
    nails: FINGERS.flatMap((finger): LookNail[] =>
      fingers[finger] ? [{ finger, ...fingers[finger] }] : [],
    ),
  };
}
