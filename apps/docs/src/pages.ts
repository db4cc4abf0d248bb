import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { apiPage } from "./api-page.ts";
import { type Linking, outsideCode, rewriteLinks } from "./links.ts";
import { readDocument } from "./openapi.ts";

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");
/** The folder from which VitePress reads the pages. It is made anew from `docs` for every build. */
export const GENERATED = path.resolve(import.meta.dirname, "..", "generated");

/** Files outside `docs` that are pages too. */
const MORE = {
  "CONTRIBUTING.md": "contributing.md",
  "SECURITY.md": "reporting.md",
  "packages/client/README.md": "client.md",
};

/** Returns the files that become pages. Each file's path in the repository is mapped to its page's path on the site. */
export function pagesOf(root: string): Map<string, string> {
  const own = globSync("docs/**/*.md", { cwd: root }).map((file) => file.replaceAll(path.sep, "/"));
  return new Map([
    ...own.map((file) => [file, file.replace(/^docs\//, "")] as const),
    ...Object.entries(MORE),
    ["README.md", "index.md"],
    ["docs/decisions/", "decisions/index.md"],
  ]);
}

/** Makes the site's pages: the documents with links that suit the site, and the reference of the API. */
export async function makePages(repository: string | undefined): Promise<void> {
  rmSync(GENERATED, { recursive: true, force: true });
  copyDocuments(repository);
  writePage("api.md", apiPage(await readDocument()));
}

/**
 * Copies only the documents, without the reference of the API. This is quick, and is enough after a document was
 * changed.
 */
export function copyDocuments(repository: string | undefined): void {
  const pages = pagesOf(ROOT);
  const linking: Linking = { root: ROOT, pages, repository };
  for (const [file, page] of pages) {
    if (file === "README.md" || file.endsWith("/")) continue;
    const text = readFileSync(path.join(ROOT, file), "utf8");
    writePage(page, plain(rewriteLinks(text, file, linking)));
  }
  writePage("decisions/index.md", decisions());
  cpSync(path.join(ROOT, "apps/web/src/app/drop.svg"), path.join(GENERATED, "public", "drop.svg"));
  cpSync(path.join(import.meta.dirname, "..", "home.md"), path.join(GENERATED, "index.md"));
  for (const picture of globSync("docs/*.{png,webp,svg}", { cwd: ROOT }))
    cpSync(path.join(ROOT, picture), path.join(GENERATED, "public", path.basename(picture)));
}

/** Outside code, VitePress gives angle brackets and double braces a meaning. In the documents they are plain text. */
function plain(text: string): string {
  return outsideCode(text, (part) =>
    part.replace(/<(?=[a-z][^>\n]*>)/gi, "&lt;").replaceAll("{{", "&#123;&#123;"),
  );
}

function decisions(): string {
  const files = globSync("docs/decisions/*.md", { cwd: ROOT }).toSorted();
  const lines = files.map((file) => {
    const [, title = ""] = /^# (.+)$/m.exec(readFileSync(path.join(ROOT, file), "utf8")) ?? [];
    return `- [${title}](/decisions/${path.basename(file)})`;
  });
  return `# Decisions\n\nWhy things are as they are.\n\n${lines.join("\n")}\n`;
}

function writePage(page: string, text: string): void {
  const file = path.join(GENERATED, page);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
