-- DropIndex
DROP INDEX "submission_item_id_key";

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "awaits_note_verbale" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "publication" TEXT NOT NULL DEFAULT 'publish',
ADD COLUMN     "reply_kind" TEXT NOT NULL DEFAULT 'text',
ADD COLUMN     "supersedes" TEXT,
ADD COLUMN     "their_date" TEXT,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "submission_respondent" ADD COLUMN     "capacity" TEXT NOT NULL DEFAULT 'author';

-- CreateIndex
CREATE INDEX "submission_item_id_idx" ON "submission"("item_id");

-- AddForeignKey
ALTER TABLE "submission_respondent" ADD CONSTRAINT "submission_respondent_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Texts of several are joint ones.
UPDATE "submission_respondent" r SET "capacity" = 'joint'
WHERE EXISTS (SELECT 1 FROM "submission_respondent" o WHERE o."submission_id" = r."submission_id" AND o."code" <> r."code");

-- Until now every submission in answer to a request was its addressee's own, and each version took the place of the one before.
INSERT INTO "submission_respondent" ("submission_id", "code", "position", "capacity")
SELECT s."id", s."addressee_code", 1, 'author' FROM "submission" s
WHERE NOT EXISTS (SELECT 1 FROM "submission_respondent" r WHERE r."submission_id" = s."id");

UPDATE "submission" s SET "supersedes" = earlier."id" FROM "submission" earlier
WHERE earlier."campaign_id" = s."campaign_id" AND earlier."addressee_code" = s."addressee_code"
  AND earlier."version" = s."version" - 1;

UPDATE "submission" s SET "awaits_note_verbale" = true
WHERE s."door" = 'portal' AND EXISTS (
  SELECT 1 FROM "officer_task" t WHERE t."campaign_id" = s."campaign_id" AND t."addressee_code" = s."addressee_code"
    AND t."kind" = 'note-verbale-pending' AND t."closed_at" IS NULL
);

ALTER TABLE "submission"
  ADD CONSTRAINT "submission_reply_kind" CHECK ("reply_kind" IN ('text', 'nil-return', 'declined')),
  ADD CONSTRAINT "submission_publication" CHECK ("publication" IN ('publish', 'on-file'));
ALTER TABLE "submission_respondent"
  ADD CONSTRAINT "submission_respondent_capacity" CHECK ("capacity" IN ('author', 'joint', 'on-behalf-of'));
ALTER TABLE "submission_file"
  ADD CONSTRAINT "submission_file_disposition" CHECK ("disposition" IN ('reproduced', 'on-file', 'linked', 'refused'));
