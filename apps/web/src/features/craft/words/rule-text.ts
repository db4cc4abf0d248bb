import { t } from "@lingui/core/macro";

/**
 * Translates the texts of the default rules. A studio may rewrite its rules in its own language, so only the default
 * texts have translations.
 */
const starting = (): Record<string, string> => ({
  "studio default": t`studio default`,
  "trade pages and price lists, 2026": t`trade pages and price lists, 2026`,
  yours: t({ message: "yours", comment: "The origin of a figure: the user's own." }),
  "Usual press-on tips": t`Usual press-on tips`,
  "Powder is rubbed into a smooth no-wipe top; it does not hold on a relief.": t`Powder is rubbed into a smooth no-wipe top; it does not hold on a relief.`,
  "Colour, no-wipe top, cure, powder, top coat; the relief on top of that.": t`Colour, no-wipe top, cure, powder, top coat; the relief on top of that.`,
  "A matte top takes away the shine of chrome and cat-eye.": t`A matte top takes away the shine of chrome and cat-eye.`,
  "Matte top coat first, then chrome or cat-eye over it, sealed with gloss.": t`Matte top coat first, then chrome or cat-eye over it, sealed with gloss.`,
  "Cat-eye and velvet each need their own magnet before the lamp.": t`Cat-eye and velvet each need their own magnet before the lamp.`,
  "Cat-eye, magnet, cure; then velvet, magnet, cure.": t`Cat-eye, magnet, cure; then velvet, magnet, cure.`,
  "A matte top takes away the depth that velvet needs.": t`A matte top takes away the depth that velvet needs.`,
  "Velvet, magnet, cure, gloss.": t`Velvet, magnet, cure, gloss.`,
  "Crackle breaks over dry, opaque colour; soft or sheer gel holds it together.": t`Crackle breaks over dry, opaque colour; soft or sheer gel holds it together.`,
  "Colour, cure, wipe dry, crackle, let it break, top coat.": t`Colour, cure, wipe dry, crackle, let it break, top coat.`,
});

/**
 * Returns a text of the default rules in the user's language. A text that the studio wrote itself is returned
 * unchanged.
 */
export const ruleText = (text: string): string => starting()[text] ?? text;
