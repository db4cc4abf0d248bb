import { expect, test } from "vitest";
import { z } from "zod";
import { EnvironmentError, readEnvironment } from "../../src/environment/read-environment.ts";

const own = { SLOTS: z.coerce.number().int().min(1).default(4), NAME: z.string().optional() };

test("an empty variable counts as unset, and gets its default", () => {
  const env = readEnvironment(own, undefined, { SLOTS: "  ", NAME: "", MAX_ATTEMPTS: " 5 " });
  expect([env.SLOTS, env.NAME, env.MAX_ATTEMPTS]).toEqual([4, undefined, 5]);
});

test("every wrong variable is named at once, whether shared, an app's own, or wrong only together with others", () => {
  const read = () =>
    readEnvironment(own, ({ SLOTS, NAME }) => (SLOTS === 4 && NAME ? ["NAME: needs SLOTS"] : []), {
      DATABASE_URL: "mysql://elsewhere",
      SLOTS: "none",
      NAME: "mine",
      LEASE_SECONDS: "10",
      HEARTBEAT_SECONDS: "9",
    });
  expect(read).toThrow(EnvironmentError);
  for (const name of ["DATABASE_URL: ", "SLOTS: ", "HEARTBEAT_SECONDS", "NAME: needs SLOTS"])
    expect(read).toThrow(name);
});
