-- additive: one column that may be empty, with an index; older processes leave it out.
-- The bytes of the files that came with a job from an archive; null = the job was made here.
ALTER TABLE "generation_jobs" ADD COLUMN "imported_bytes" BIGINT CHECK ("imported_bytes" >= 0);
CREATE INDEX "generation_jobs_imported" ON "generation_jobs"("user_id") WHERE "imported_bytes" IS NOT NULL;
