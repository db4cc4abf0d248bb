import { describe, expect, test } from "vitest";
import { z } from "zod";
import { commonEnv } from "../../src/environment/common-env.ts";
import { EnvironmentError, readEnvironment } from "../../src/environment/read-environment.ts";

/** An app's own variables, as the server might define them. */
const own = {
  AUTH_SECRET: z.string().optional(),
  CRON_SECRET: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  SMTP_URL: z.string().optional(),
  NAME: z.string().optional(),
};

function faultsOf(given: Record<string, string>): string[] {
  try {
    readEnvironment(own, undefined, given);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
}

/**
 * The names of all keys, secrets and addresses. They are read from the shapes, so that new variables are checked
 * automatically.
 */
const names = [...Object.keys(commonEnv), ...Object.keys(own)].filter((name) =>
  /KEY|SECRET|URL|ENDPOINT/.test(name),
);

const SIGNS = [
  ["a zero-width character", "\u200b"],
  ["a curly quote", "\u201c"],
  ["a line break", "\n"],
  ["a carriage return", "\r"],
  ["a tab", "\t"],
  ["a hard space", "\u00a0"],
  ["a soft hyphen", "\u00ad"],
  ["a long dash", "\u2014"],
  ["a letter of another alphabet", "\u0430"],
  ["an emoji", "\u{1f485}"],
] as const;

test("the checked names are those of keys, secrets and addresses", () => {
  expect(names).toEqual(
    expect.arrayContaining([
      "OPENAI_API_KEY",
      "OPENAI_BASE_URL",
      "S3_ENDPOINT",
      "S3_ACCESS_KEY_ID",
      "S3_SECRET_ACCESS_KEY",
      "DATABASE_URL",
      "DATABASE_DIRECT_URL",
      "AUTH_SECRET",
      "CRON_SECRET",
      "PUBLIC_URL",
    ]),
  );
});

describe.each(names)("%s", (name) => {
  test.each(SIGNS)("with %s inside is refused by name, without its value", (_, sign) => {
    const faults = faultsOf({ [name]: `https://canary-${sign}value.example.test/v1` });
    expect(faults.some((fault) => fault.startsWith(`${name}: has a character`))).toBe(true);
    expect(faults.join()).not.toContain("canary");
  });
});

test.each(["OPENAI_BASE_URL", "S3_ENDPOINT", "PUBLIC_URL"])(
  "%s with a user and a password in it is refused",
  (name) => {
    for (const who of ["canary:word@", "canary@", ":canary@"]) {
      const faults = faultsOf({ [name]: `https://${who}host.example.test/v1` });
      expect(faults.join()).toMatch(new RegExp(`${name}: must not contain a user and password`));
      expect(faults.join()).not.toContain("canary");
    }
  },
);

test("a database's address may have a user and a password, and people's names may use any alphabet", () => {
  expect(
    faultsOf({
      DATABASE_URL: "postgresql://user:p%C3%A4ss@127.0.0.1:5432/lacquer",
      SMTP_URL: "smtps://user:word@mail.example.test",
      NAME: "Анна \u201cPolish\u201d",
      AUTH_SECRET: "pässwörter sind lang genug für alles",
    }),
  ).toEqual([]);
});
