-- additive: two new tables, filled by triggers, which nothing older reads.

-- Figures that only grow, so that nobody counts history: what ended by status, what failed by code, credits by kind.
CREATE TABLE "tallies" (
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    PRIMARY KEY ("name", "label")
);
-- What is still to be added to them. A row is only ever inserted here, in the transaction that it tells of: endings of
-- many processes never wait for one counter, and no order of locks can make two of them wait for each other.
CREATE TABLE "tally_marks" (
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "amount" BIGINT NOT NULL
);

CREATE FUNCTION "mark_job_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "tally_marks" ("name", "label", "amount")
    SELECT 'jobs', NEW."status"::text, 1
    UNION ALL SELECT 'failures', coalesce(NEW."error_code", 'internal'), 1 WHERE NEW."status" = 'failed';
    RETURN NULL;
END $$;
CREATE TRIGGER "generation_jobs_tally" AFTER UPDATE OF "status" ON "generation_jobs"
    FOR EACH ROW WHEN (OLD."status" IN ('pending', 'processing') AND NEW."status" IN ('completed', 'failed', 'canceled'))
    EXECUTE FUNCTION "mark_job_end"();

CREATE FUNCTION "mark_credits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "tally_marks" ("name", "label", "amount")
    SELECT 'credits', "kind"::text, sum(abs("amount")) FROM "added" GROUP BY "kind";
    RETURN NULL;
END $$;
CREATE TRIGGER "credit_ledger_tally" AFTER INSERT ON "credit_ledger"
    REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "mark_credits"();

-- The triggers' locks hold writers back until this is done, so nothing is missed and nothing counted twice.
INSERT INTO "tallies" ("name", "label", "amount")
SELECT 'jobs', "status"::text, count(*) FROM "generation_jobs"
WHERE "status" IN ('completed', 'failed', 'canceled') GROUP BY "status"
UNION ALL
SELECT 'failures', coalesce("error_code", 'internal'), count(*) FROM "generation_jobs"
WHERE "status" = 'failed' GROUP BY 2
UNION ALL
SELECT 'credits', "kind"::text, sum(abs("amount")) FROM "credit_ledger" GROUP BY "kind";
