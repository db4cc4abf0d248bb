import { createHash } from "node:crypto";
import { createRenderer } from "@lacquer/imaging";
import { assertInvariants } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

async function pictures(jobId: string): Promise<string[]> {
  const { rows } = await services.db.pool.query<{ key: string }>(
    "select storage_key as key from job_images where job_id = $1 order by image_index",
    [jobId],
  );
  return Promise.all(
    rows.map(async ({ key }) => {
      const object = await services.storage.get(key);
      return createHash("sha256")
        .update(object?.bytes ?? "")
        .digest("hex");
    }),
  );
}

test("four images of the variation Same are equal; with colours, accents and arrangement they differ", async () => {
  const userId = await services.newUser(20);
  const jobs: Record<string, string> = {};
  for (const variation of ["same", "colours", "accents", "arrangement"] as const)
    jobs[variation] = await services.create(userId, {
      imageCount: 4,
      variation,
      designSettings: { patternType: "marble" },
    });
  await services.workOff(createRenderer());
  const different: Record<string, number> = {};
  for (const [variation, jobId] of Object.entries(jobs)) {
    const made = await pictures(jobId);
    expect(made).toHaveLength(4);
    different[variation] = new Set(made).size;
  }
  expect(different).toEqual({ same: 1, colours: 4, accents: 4, arrangement: 4 });
  await assertInvariants(services.db);
});
