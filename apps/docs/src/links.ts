import { existsSync } from "node:fs";
import path from "node:path";

/** The files that become pages. Each file's path in the repository is mapped to its page's path on the site. */
export type Pages = ReadonlyMap<string, string>;

export interface Linking {
  root: string;
  pages: Pages;
  /** The address of the repository's files, if it is known. */
  repository: string | undefined;
}

const LINK = /(?<!!)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g;

/**
 * Points a page's links to other pages of the site. A link to another file of the repository leads to that file in the
 * repository. If the repository's address is unknown, only the words of the link stay.
 */
export function rewriteLinks(text: string, file: string, linking: Linking): string {
  return outsideCode(text, (part) =>
    part.replace(LINK, (whole: string, words: string, target: string) => {
      if (/^(?:[a-z]+:|#|\/\/)/.test(target)) return whole;
      const [place = "", anchor] = target.split("#");
      const named = path.posix.normalize(path.posix.join(path.posix.dirname(file), place));
      const hash = anchor === undefined ? "" : `#${anchor}`;
      const page = linking.pages.get(named) ?? linking.pages.get(`${named.replace(/\/$/, "")}/`);
      if (page !== undefined) return `[${words}](/${page}${hash})`;
      if (!existsSync(path.join(linking.root, named)))
        throw new Error(`${file} links to ${target}, which is not there.`);
      return linking.repository ? `[${words}](${linking.repository}/${named}${hash})` : words;
    }),
  );
}

/** Applies a change to everything but code blocks and code between backquotes. */
export function outsideCode(text: string, change: (part: string) => string): string {
  const code = /(^ *```[^]*?^ *```$|`[^`\n]+`)/m;
  const parts: string[] = [];
  let rest = text;
  for (let found = code.exec(rest); found; found = code.exec(rest)) {
    parts.push(rest.slice(0, found.index), found[0]);
    rest = rest.slice(found.index + found[0].length);
  }
  parts.push(rest);
  // A link's words may contain code. Text and code are therefore put together again before the links are searched.
  const kept: string[] = [];
  const joined = parts
    .map((part, at) => {
      if (at % 2 === 0) return part;
      kept.push(part);
      return `\u0000${kept.length - 1}\u0000`;
    })
    .join("");
  return change(joined).replace(/\u0000(\d+)\u0000/g, (_, at: string) => kept[Number(at)] ?? "");
}
