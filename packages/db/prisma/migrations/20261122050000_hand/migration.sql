-- An image maker's own picture, where the one shown is that picture laid back over the photo, and how much of the
-- hand it had changed (0-100 %).
ALTER TABLE "job_images"
    ADD COLUMN "raw_storage_key" TEXT,
    ADD COLUMN "raw_content_type" TEXT,
    ADD COLUMN "hand_change" REAL,
    ADD CONSTRAINT "job_images_raw" CHECK (
        ("raw_storage_key" IS NULL) = ("raw_content_type" IS NULL) AND ("raw_storage_key" IS NULL) = ("hand_change" IS NULL)
    ),
    ADD CONSTRAINT "job_images_hand_change" CHECK ("hand_change" BETWEEN 0 AND 100);
CREATE UNIQUE INDEX "job_images_raw_storage_key_key" ON "job_images"("raw_storage_key");
