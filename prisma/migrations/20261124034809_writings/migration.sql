-- AlterTable
ALTER TABLE "note" ADD COLUMN     "writing_id" TEXT;

-- CreateTable
CREATE TABLE "writing" (
    "campaign_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "drafted_by" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "prepared_hash" TEXT,
    "cleared_by" TEXT,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "writing_pkey" PRIMARY KEY ("campaign_id","id")
);


-- Nobody clears what they drafted.
ALTER TABLE "writing" ADD CONSTRAINT "writing_four_eyes" CHECK ("cleared_by" IS NULL OR "cleared_by" <> "drafted_by");
