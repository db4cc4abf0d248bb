-- additive: new columns that may be null and a new table; nothing that an older process reads or writes changes.

ALTER TABLE "generation_jobs"
    ADD COLUMN "variation" TEXT,
    ADD COLUMN "grace_until" TIMESTAMPTZ(3),
    ADD COLUMN "parent_job_id" UUID;

-- Parked jobs count against a person's limit of waiting ones.
CREATE INDEX "generation_jobs_parked_of_user" ON "generation_jobs"("user_id") WHERE "status" = 'pending' AND "parked";

-- What the studio needs to open a job's design again: apart from the job, so that lists and streams never read it.
CREATE TABLE "job_drafts" (
    "job_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "draft" JSONB NOT NULL,

    CONSTRAINT "job_drafts_pkey" PRIMARY KEY ("job_id"),
    CONSTRAINT "job_drafts_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "generation_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "job_drafts_user_id_seq_idx" ON "job_drafts"("user_id", "seq" DESC);
