-- additive: an index comes.

-- Each job that housekeeping removes takes its keys along. Without the index, that reads all keys of two days each time.
CREATE INDEX "idempotency_keys_of_job" ON "idempotency_keys"("job_id") WHERE "job_id" IS NOT NULL;
