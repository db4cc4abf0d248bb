import { afterAll, beforeAll, expect, test } from "vitest";
import { readPaintingTimes } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterAll(() => services.close());

test("an image's usual time is shown from five finished jobs on, by image provider and quality", async () => {
  const userId = await services.newUser(40);
  const finished = async (count: number) => {
    for (let i = 0; i < count; i += 1) await services.create(userId, {});
    await services.workOff();
  };
  await finished(4);
  expect(await readPaintingTimes(services, userId)).toEqual([]);
  await finished(1);
  await services.db.pool.query(
    `update generation_jobs set completed_at = started_at + interval '2 seconds' * place * image_count
     from (select id, row_number() over (order by seq) as place from generation_jobs where user_id = $1) p
     where p.id = generation_jobs.id`,
    [userId],
  );
  expect(await readPaintingTimes(services, userId)).toEqual([
    { provider: "renderer", usual: 6, slow: expect.closeTo(9.2) },
  ]);

  // One job was made with a quality other than the present one, so it must not count.
  await services.db.pool.query(
    `insert into provider_calls (job_id, image_index, attempt, provider, model, quality, size)
     select id, 0, 1, 'openai', 'gpt-image-2', 'high', '1024x1024' from generation_jobs where user_id = $1 limit 1`,
    [userId],
  );
  const today = (quality: "high" | "low") =>
    services.beside({ config: { openai: { model: "gpt-image-2", quality } } });
  expect(await readPaintingTimes(today("high"), userId)).toHaveLength(1);
  expect(await readPaintingTimes(today("low"), userId)).toEqual([]);
});
