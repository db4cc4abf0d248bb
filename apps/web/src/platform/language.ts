import { keep, kept } from "./kept.ts";
import { speak, type Catalogue } from "./messages.ts";

/** The languages of the studio, each under its own name. English needs no catalogue: its messages are in the code. */
export const LANGUAGES = { en: "English", "pt-BR": "Português (Brasil)" } as const;
export type Language = keyof typeof LANGUAGES;
export const languages = Object.keys(LANGUAGES) as Language[];

const CATALOGUES: Record<Exclude<Language, "en">, () => Promise<{ default: Catalogue }>> = {
  "pt-BR": () => import("#locales/pt-BR.po"),
};

const STORAGE_KEY = "lacquer.language";
const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;

/**
 * Returns the language stored in this browser; otherwise the first of the browser's own languages that the studio has.
 */
export function language(): Language {
  const stored = languages.find((one) => one === kept(STORAGE_KEY));
  if (stored) return stored;
  const base = (tag: string) => tag.toLowerCase().split("-")[0];
  const wanted = navigator.languages.map(base);
  const known = wanted.find((one) => languages.some((other) => base(other) === one));
  return languages.find((one) => base(one) === known) ?? "en";
}

/**
 * Loads the language's catalogue. Called before anything is shown, because texts on the screen are not replaced later.
 * If the catalogue cannot be loaded, for example after the connection broke, the studio is shown in English.
 */
export async function startLanguage(): Promise<void> {
  const chosen = language();
  if (chosen === "en") return;
  const { default: catalogue } = await CATALOGUES[chosen]();
  speak(chosen, catalogue);
  const page = document.documentElement;
  page.lang = chosen;
  page.dir = RIGHT_TO_LEFT.test(chosen) ? "rtl" : "ltr";
}

/** Stores the language in this browser. The studio shows it only after the page is loaded again. */
export function keepLanguage(chosen: Language): void {
  keep(STORAGE_KEY, chosen);
}
