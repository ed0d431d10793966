-- AlterTable
ALTER TABLE "writing" ADD COLUMN     "discarded_at" TIMESTAMPTZ(3),
ADD COLUMN     "discarded_by" TEXT;

-- What was cleared is sent, and what was discarded is not: never both.
ALTER TABLE "writing" ADD CONSTRAINT "writing_cleared_or_discarded" CHECK ("cleared_by" IS NULL OR "discarded_by" IS NULL);
