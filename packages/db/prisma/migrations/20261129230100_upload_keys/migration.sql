-- additive: new columns that may be empty.

-- What an upload is known by when it is sent again, and a digest of its bytes as they came. They go with the row.
ALTER TABLE "uploads"
    ADD COLUMN "idempotency_key" TEXT,
    ADD COLUMN "body_hash" TEXT;
CREATE UNIQUE INDEX "uploads_idempotency_key" ON "uploads"("user_id", "idempotency_key");
