-- A key without a job was taken back before its create arrived; a create that comes later is refused.
ALTER TABLE "idempotency_keys" ALTER COLUMN "job_id" DROP NOT NULL;
