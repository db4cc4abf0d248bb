import { t } from "@lingui/core/macro";
import { LOOK_PICTURE_MAX, THING_FORMS, type ThingKind, THINGS_MAX } from "@lacquer/contracts";

/** Translations of the error sentences that the schemas of look files, rules and bottles contain. */
const texts = (): Record<string, string> => ({
  "A colour is written like #B3202F.": t`A colour is written like #B3202F.`,
  "A currency is three capital letters, like EUR.": t`A currency is three capital letters, like EUR.`,
  "Give the bottle a name.": t`Give the bottle a name.`,
  [`A picture has up to ${LOOK_PICTURE_MAX} characters.`]: t`A picture has up to ${LOOK_PICTURE_MAX} characters.`,
  "A picture is a data: url of a PNG, JPEG or WebP in base64.": t`A picture is a data: url of a PNG, JPEG or WebP in base64.`,
  "A decal needs a picture.": t`A decal needs a picture.`,
  "Only a decal shows a picture.": t`Only a decal shows a picture.`,
  "A decal cannot have a colour: it has the colours of its picture.": t`A decal cannot have a colour: it has the colours of its picture.`,
  "Only a stone has a setting.": t`Only a stone has a setting.`,
  [`A nail can hold up to ${THINGS_MAX} things.`]: t`A nail can hold up to ${THINGS_MAX} things.`,
  ...formTexts(),
});

/** The kinds and forms are words of the file format, so they are not translated. */
function formTexts(): Record<string, string> {
  const kinds = Object.keys(THING_FORMS) as ThingKind[];
  return Object.fromEntries(
    kinds.map((kind) => {
      const forms = THING_FORMS[kind].join(", ");
      return forms === ""
        ? [`A ${kind} has one form.`, t`A ${kind} has one form.`]
        : [`A ${kind} is one of ${forms}.`, t`A ${kind} is one of ${forms}.`];
    }),
  );
}

/** Returns a schema's sentence in the user's language; null if the schema has no sentence of its own. */
export const schemaText = (says: string): string | null => texts()[says] ?? null;
