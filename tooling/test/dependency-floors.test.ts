import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

/**
 * A package that handles data from strangers or decides who is signed in, with its lowest safe version and the faults
 * of earlier versions.
 */
interface Floor {
  name: string;
  lowest: string;
  why: string;
}

// The lockfile is compared with this table, because a registry need not answer `pnpm audit`. When an advisory demands a
// newer version, raise the floor to that version.
const FLOORS: Floor[] = [
  {
    name: "node",
    lowest: "24.14.1",
    why: "crash by a TLS server name (CVE-2026-21637), slow lookups of crafted keys (CVE-2026-21717)",
  },
  {
    name: "fastify",
    lowest: "5.12.8",
    why: "validation passed by a tab in the content type (CVE-2026-25223), trailing bytes (CVE-2026-3419), memory without end (CVE-2026-25224)",
  },
  {
    name: "@fastify/multipart",
    lowest: "9.0.3",
    why: "temporary files that stay after a cancel (CVE-2025-24033)",
  },
  {
    name: "@fastify/static",
    lowest: "9.1.1",
    why: "guards passed by an encoded slash (CVE-2026-6414)",
  },
  {
    name: "find-my-way",
    lowest: "9.0.1",
    why: "a route with two parameters takes exponential time (CVE-2024-45813)",
  },
  { name: "@trpc/server", lowest: "11.8.0", why: "polluted prototypes (CVE-2025-68130)" },
  { name: "superjson", lowest: "1.8.1", why: "polluted prototypes (CVE-2022-23631)" },
  {
    name: "better-auth",
    lowest: "1.6.22",
    why: "accounts taken over before their owner comes (GHSA-qq9h-g4jm-xgf3), linked without proof (GHSA-g38m-r43w-p2q7), limits passed over IPv6 (GHSA-p6v2-xcpg-h6xw)",
  },
  {
    name: "sharp",
    lowest: "0.35.5",
    why: "loaders of GIF, TIFF and libvips' own files (CVE-2026-114113)",
  },
  {
    name: "nodemailer",
    lowest: "7.0.11",
    why: "endless recursion on a crafted address (CVE-2025-14874)",
  },
  { name: "cookie", lowest: "0.7.0", why: "fields that break out of a cookie (CVE-2024-47764)" },
  {
    name: "undici",
    lowest: "7.5.0",
    why: "guessable boundaries (CVE-2025-22150), memory lost to bad certificates (CVE-2025-47279)",
  },
];

const numbers = (version: string): number[] =>
  version.split(/[-+]/)[0]?.split(".").map(Number) ?? [];

/** Compares by major, minor and patch. A preview counts as the release that it precedes. */
function isAtLeast(version: string, lowest: string): boolean {
  const [given, floor] = [numbers(version), numbers(lowest)];
  const place = [0, 1, 2].find((index) => given[index] !== floor[index]);
  return place === undefined || (given[place] ?? 0) > (floor[place] ?? 0);
}

const root = path.join(import.meta.dirname, "..", "..");
const lockfile = parse(readFileSync(path.join(root, "pnpm-lock.yaml"), "utf8")) as {
  packages: Record<string, unknown>;
};

/**
 * Returns all versions of a package that an install brings: those that Lacquer itself needs, and those that other
 * packages need.
 */
const versionsOf = (name: string): string[] =>
  Object.keys(lockfile.packages)
    .filter((key) => key.slice(0, key.lastIndexOf("@")) === name)
    .map((key) => key.slice(key.lastIndexOf("@") + 1));

test.each(FLOORS)("every $name in the lockfile is at least $lowest: $why", ({ name, lowest }) => {
  const versions = versionsOf(name);
  expect(versions, `${name} is not installed any more; take its floor away`).not.toEqual([]);
  expect(versions.filter((version) => !isAtLeast(version, lowest))).toEqual([]);
});

test("versions are compared as numbers, from the major down", () => {
  expect(isAtLeast("5.12.10", "5.12.8")).toBe(true);
  expect(isAtLeast("5.9.9", "5.12.8")).toBe(false);
  expect(isAtLeast("6.0.0", "5.12.8")).toBe(true);
  expect(isAtLeast("4.99.99", "5.0.0")).toBe(false);
  expect(isAtLeast("0.35.5", "0.35.5")).toBe(true);
});
