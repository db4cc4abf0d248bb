-- additive: a new column that may be empty.

-- The request that made the job: under its id the logs of server and worker tell one story.
ALTER TABLE "generation_jobs" ADD COLUMN "request_id" TEXT;
