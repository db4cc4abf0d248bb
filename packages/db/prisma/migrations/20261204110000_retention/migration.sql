-- additive: a foreign key that no process relies on goes, and an index comes.

-- The ledger keeps a job's id after the job is gone, so that a job without images can leave although it was charged once.
ALTER TABLE "credit_ledger" DROP CONSTRAINT "credit_ledger_job_id_fkey";

-- Jobs that were charged, ended without an image and got everything back: they go after a year.
CREATE INDEX "generation_jobs_refunded" ON "generation_jobs"("completed_at")
    WHERE "status" IN ('failed', 'canceled') AND "credits_deducted" AND "refunded" = "cost";
