import type { Queryable } from "@lacquer/db";

/** SQL for the name that a job's images (`generation_jobs g`) have at first. It consists of shape and finish. */
export const FIRST_NAME = `coalesce(initcap(replace(g.design_settings->>'nailShape', '-', ' ')), 'Nails') ||
  coalesce(', ' || case g.design_settings->>'finish' when 'cateye' then 'cat-eye' else g.design_settings->>'finish' end, '')`;

const SAVE = `
insert into designs (user_id, job_id, image_index, name)
select g.user_id, g.id, i.image_index, ${FIRST_NAME}
from generation_jobs g
join job_images i on i.job_id = g.id
where g.id = $1
on conflict (job_id, image_index) do nothing`;

/** Adds one design to the collection for each finished image of a job. Runs in the transaction that ends the job. */
export async function saveDesigns(tx: Queryable, jobId: string): Promise<void> {
  await tx.query({ name: "save-designs", text: SAVE, values: [jobId] });
}
