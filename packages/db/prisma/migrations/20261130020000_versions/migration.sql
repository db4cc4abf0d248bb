-- additive: indexes alone.

-- A design's versions are found by its tab, and what continues from a job by that job.
CREATE INDEX "generation_jobs_of_tab" ON "generation_jobs"("user_id", "tab_id", "seq" DESC) WHERE "tab_id" IS NOT NULL;
CREATE INDEX "generation_jobs_of_parent" ON "generation_jobs"("parent_job_id") WHERE "parent_job_id" IS NOT NULL;
