-- additive: two new columns that may be empty.

-- Where the job's create and its newest attempt stand in their trace (W3C traceparent), so that whoever runs the job next
-- continues that trace. Empty while no traces are sent.
ALTER TABLE "generation_jobs" ADD COLUMN "traceparent" TEXT, ADD COLUMN "attempt_traceparent" TEXT;
