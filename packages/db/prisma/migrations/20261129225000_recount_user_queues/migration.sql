-- additive: it sets counts right and changes no shape.

-- Claims could leave a queue's counts behind when another claim had changed it between their snapshot and their lock. Nobody
-- may start or end a job while they are counted anew.
LOCK TABLE "user_lanes", "generation_jobs" IN SHARE ROW EXCLUSIVE MODE;

UPDATE "user_lanes" l
SET "waiting" = c."waiting", "running" = c."running", "held" = c."held"
FROM (
    SELECT u."user_id",
        (SELECT count(*) FROM "generation_jobs" WHERE "user_id" = u."user_id" AND "status" = 'pending' AND NOT "parked") AS "waiting",
        (SELECT count(*) FROM "generation_jobs" WHERE "user_id" = u."user_id" AND "status" = 'processing') AS "running",
        (SELECT coalesce(sum("cost"), 0) FROM "generation_jobs"
         WHERE "payer_id" = u."user_id" AND "status" = 'pending' AND NOT "credits_deducted") AS "held"
    FROM "user_lanes" u
) c
WHERE l."user_id" = c."user_id" AND (l."waiting", l."running", l."held") IS DISTINCT FROM (c."waiting", c."running", c."held");
