import { expect, test } from "vitest";
import { commonEnv } from "../../src/environment/common-env.ts";
import { findMisspelt } from "../../src/environment/misspelt.ts";

const KNOWN = [...Object.keys(commonEnv), "PORT", "HOST", "PUBLIC_URL", "AUTH_SECRET"];

test.each([
  ["S3_BUKET", "S3_BUCKET"],
  ["S3BUCKET", "S3_BUCKET"],
  ["DATABSE_URL", "DATABASE_URL"],
  ["DATABASE_ULR", "DATABASE_URL"],
  ["OPENAI_APIKEY", "OPENAI_API_KEY"],
  ["s3_bucket", "S3_BUCKET"],
  ["WORKER_LOCKS", "WORKER_LOCK"],
  ["AUTHSECRET", "AUTH_SECRET"],
])("%s is probably %s", (given, meant) => {
  expect(findMisspelt([given], KNOWN)).toEqual([{ given, meant }]);
});

test("other programs' names are not mistakes, nor is a misspelt name when the right one is set too", () => {
  const others = ["PATH", "HOME", "HOSTNAME", "PORTS", "POST", "SHELL", "PGHOST", "NODE_OPTIONS"];
  const more = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "NODE_PATH", "CI"];
  const npm = ["npm_config_user_agent", "npm_lifecycle_event", "INIT_CWD", "LOGNAME", "LANG"];
  expect(findMisspelt([...others, ...more, ...npm, ...KNOWN], KNOWN)).toEqual([]);
  expect(findMisspelt(["S3_BUKET", "S3_BUCKET"], KNOWN)).toEqual([]);
});
