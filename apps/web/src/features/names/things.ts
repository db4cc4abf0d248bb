import type { CharmShape, PlacedThing, StoneCut, ThingKind } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, plural, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";

const KINDS: Record<ThingKind, MessageDescriptor> = {
  stone: msg({ message: "stone", context: "placed on a nail" }),
  pearl: msg({ message: "pearl", context: "placed on a nail" }),
  charm: msg({ message: "charm", context: "placed on a nail" }),
  foil: msg({ message: "foil", context: "placed on a nail" }),
  decal: msg({ message: "decal", context: "placed on a nail" }),
};

/** Returns the name of a kind of thing, such as "stone". */
export const kindName = (kind: ThingKind): string => i18n._(KINDS[kind]);

/** Returns the name of a stone's cut or a charm's shape, such as "marquise". */
export const formName = (form: StoneCut | CharmShape): string => i18n._(form);

/** Returns a name such as "round stone", "bow charm" or "pearl". */
export function thingName({ kind, form: chosen }: Pick<PlacedThing, "kind" | "form">): string {
  if (kind === "stone") {
    const form = formName(chosen ?? "round");
    return t({ message: `${form} stone`, comment: "a stone of this cut: round stone" });
  }
  if (kind === "charm") {
    const form = formName(chosen ?? "star");
    return t({ message: `${form} charm`, comment: "a charm of this shape: bow charm" });
  }
  return kindName(kind);
}

/** Returns a text such as "3 stones" or "1 bit of foil". */
export function thingCount(kind: ThingKind, count: number): string {
  switch (kind) {
    case "stone":
      return plural(count, { one: "# stone", other: "# stones" });
    case "pearl":
      return plural(count, { one: "# pearl", other: "# pearls" });
    case "charm":
      return plural(count, { one: "# charm", other: "# charms" });
    case "foil":
      return plural(count, { one: "# foil", other: "# bits of foil" });
    case "decal":
      return plural(count, { one: "# decal", other: "# decals" });
  }
}
