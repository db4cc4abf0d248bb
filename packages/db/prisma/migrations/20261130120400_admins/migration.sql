-- additive: a mark on users, a time on workers, a table and an index; older processes leave them alone.
-- Who may open the monitor. Only the operator's terminal sets it.
ALTER TABLE "users" ADD COLUMN "is_admin" BOOLEAN NOT NULL DEFAULT false;

-- When the worker last claimed a job, to the nearest tick.
ALTER TABLE "workers" ADD COLUMN "last_claim_at" TIMESTAMPTZ(3);

-- Everything that an admin changed for somebody else, and why. It stays when the people are gone.
CREATE TABLE "admin_actions" (
    "id" BIGSERIAL PRIMARY KEY,
    -- Null = the operator's terminal.
    "admin_id" INTEGER REFERENCES "users"("id"),
    "action" TEXT NOT NULL CHECK ("action" IN ('cancel', 'retry', 'credits', 'grant_admin', 'revoke_admin')),
    "user_id" INTEGER NOT NULL REFERENCES "users"("id"),
    -- No reference: a job that was never charged may be removed later.
    "job_id" UUID,
    "amount" INTEGER,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "admin_actions_job_id_idx" ON "admin_actions"("job_id") WHERE "job_id" IS NOT NULL;

-- The jobs that ended lately, for the monitor.
CREATE INDEX "generation_jobs_ended" ON "generation_jobs"("completed_at") WHERE "completed_at" IS NOT NULL;
