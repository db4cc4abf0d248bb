-- additive: a check is loosened; rows that an older process writes still pass.
-- The provider's own file is kept for every picture, also for one that was not laid back over a photo.
ALTER TABLE "job_images"
    DROP CONSTRAINT "job_images_raw",
    ADD CONSTRAINT "job_images_raw" CHECK (
        ("raw_storage_key" IS NULL) = ("raw_content_type" IS NULL) AND ("hand_change" IS NULL OR "raw_storage_key" IS NOT NULL)
    );
