-- additive: one table, which older processes do not know.
-- A bottle of polish on its owner's shelf. Maker, code and name identify it, so that a file taken in twice adds nothing.
CREATE TABLE "bottles" (
    "id" SERIAL PRIMARY KEY,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE,
    "name" TEXT NOT NULL,
    "maker" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    -- A finish of the painter, or null where nobody knows it.
    "finish" TEXT,
    "color" TEXT NOT NULL CHECK ("color" ~ '^#[0-9A-F]{6}$'),
    -- hand, photo or file.
    "color_origin" TEXT NOT NULL DEFAULT 'hand',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX "bottles_user_id_maker_code_name_key" ON "bottles"("user_id", "maker", "code", "name");
