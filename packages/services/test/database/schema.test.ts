import { readFileSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "@lacquer/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

/** Tables without a Prisma model. Only triggers write them, and only plain SQL reads them. */
const WITHOUT_MODEL = new Set(["_prisma_migrations", "tally_marks"]);

/** Returns the columns of each table according to schema.prisma, by their names in the database. */
function modelled(): Record<string, string[]> {
  const text = readFileSync(path.join(packageFolder(), "prisma", "schema.prisma"), "utf8");
  const names = new Set([...text.matchAll(/^model (\w+)/gm)].map(([, name]) => name));
  return Object.fromEntries(
    [...text.matchAll(/^model (\w+) \{$([^]*?)^\}$/gm)].map(([, model, body = ""]) => {
      const fields = [...body.matchAll(/^ {2}(\w+)\s+(\w+)(.*)$/gm)];
      const columns = fields
        .filter(([, , type]) => !names.has(type))
        .map(([, field, , rest = ""]) => /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field ?? "");
      return [/@@map\("(\w+)"\)/.exec(body)?.[1] ?? model, columns.toSorted()];
    }),
  );
}

test("after all migrations the tables have the columns that schema.prisma describes", async () => {
  const { rows } = await services.db.pool.query<{ table: string; columns: string[] }>(
    `select c.relname as table,
       array(select attname::text from pg_attribute
             where attrelid = c.oid and attnum > 0 and not attisdropped) as columns
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  );
  const there = rows
    .filter(({ table }) => !WITHOUT_MODEL.has(table))
    .map(({ table, columns }) => [table, columns.toSorted()]);
  expect(
    Object.fromEntries(there),
    "schema.prisma and the migrations must describe the same columns",
  ).toEqual(modelled());
});
