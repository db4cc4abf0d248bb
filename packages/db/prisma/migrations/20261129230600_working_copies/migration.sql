-- additive: new columns that may be empty.

-- The copy of a large photo that jobs and image providers work with; all four or none. None = the photo itself is small
-- enough.
ALTER TABLE "uploads"
    ADD COLUMN "working_key" TEXT,
    ADD COLUMN "working_bytes" INTEGER,
    ADD COLUMN "working_width" INTEGER,
    ADD COLUMN "working_height" INTEGER;
CREATE UNIQUE INDEX "uploads_working_key_key" ON "uploads"("working_key");
