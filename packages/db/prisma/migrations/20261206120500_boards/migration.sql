-- additive: two tables, which older processes do not know.
-- A board gathers images of its owner's collection under a name. An image may be on several boards.
CREATE TABLE "boards" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX "boards_user_id_name_key" ON "boards"("user_id", "name");

-- An image that leaves the collection leaves its boards too.
CREATE TABLE "board_designs" (
    "board_id" UUID NOT NULL REFERENCES "boards"("id") ON DELETE CASCADE,
    "design_id" UUID NOT NULL REFERENCES "designs"("id") ON DELETE CASCADE,
    PRIMARY KEY ("board_id", "design_id")
);

CREATE INDEX "board_designs_design_id_idx" ON "board_designs"("design_id");
