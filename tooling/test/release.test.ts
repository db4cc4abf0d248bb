import { readFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { makeTree, ROOT } from "./tree.ts";

const BIN = path.join(ROOT, "node_modules", "@changesets", "cli", "bin.js");
const read = (file: string, root = ROOT) => readFileSync(path.join(root, file), "utf8");
const manifest = (file: string, root = ROOT) =>
  JSON.parse(read(file, root)) as { name: string; version: string; private?: boolean };

/** A small workspace with our settings, a published package and a private one that uses it. */
function plantWorkspace(changeset: string): string {
  const { name, version } = manifest("packages/client/package.json");
  return makeTree({
    "package.json": JSON.stringify({ name: "lacquer", version: "0.1.0", private: true }),
    "pnpm-workspace.yaml": "packages:\n  - packages/*\n  - apps/*\n",
    "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
    ".changeset/config.json": read(".changeset/config.json"),
    ".changeset/a-change.md": changeset,
    "packages/client/package.json": JSON.stringify({ name, version }),
    "packages/client/CHANGELOG.md": read("packages/client/CHANGELOG.md"),
    "apps/web/package.json": JSON.stringify({
      name: "@lacquer/web",
      version: "0.0.0",
      private: true,
      dependencies: { [name]: "workspace:*" },
    }),
  });
}

test("a changeset becomes the client's next version and an entry in its CHANGELOG; private packages keep theirs", async () => {
  const root = plantWorkspace('---\n"@lacquer/client": minor\n---\n\nIt also paints toes.\n');
  const before = manifest("packages/client/package.json").version;
  await execa(process.execPath, [BIN, "version"], { cwd: root });
  const [major = "", minor = ""] = before.split(".");
  const next = `${major}.${Number(minor) + 1}.0`;
  expect(manifest("packages/client/package.json", root).version).toBe(next);
  const log = read("packages/client/CHANGELOG.md", root);
  expect(log).toMatch(new RegExp(`## ${next}\n\n### Minor Changes\n\n- .*It also paints toes\\.`));
  expect(log).toContain(`## ${before}\n`);
  expect(manifest("apps/web/package.json", root).version).toBe("0.0.0");
  expect(() => read("apps/web/CHANGELOG.md", root)).toThrow(/ENOENT/);
});

test("the CHANGELOG begins with the version that the package has", () => {
  const { version } = manifest("packages/client/package.json");
  const [, newest] = /^## (\S+)$/m.exec(read("packages/client/CHANGELOG.md")) ?? [];
  expect(newest).toBe(version);
});

test("a release begins by hand alone, and with a statement of where the package was made", () => {
  const workflow = read(".github/workflows/release.yml");
  expect(/^on:\n((?: {2}.*\n)+)/m.exec(workflow)?.[1]).toBe("  workflow_dispatch:\n");
  expect(workflow).toMatch(/id-token: write/);
  // Without a name, git refuses the tags that `changeset publish` makes, and the release goes on without them.
  expect(workflow).toMatch(
    /git config user\.name [^]+git config user\.email [^]+changeset publish/,
  );
  expect(workflow).toMatch(/changeset publish\n\s+env:\n\s+NPM_CONFIG_PROVENANCE: "true"/);
});
