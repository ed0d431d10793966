-- AlterTable
ALTER TABLE "incoming_item" ADD COLUMN     "concerns" TEXT;

-- AlterTable
ALTER TABLE "officer_task" ADD COLUMN     "item_id" TEXT,
ADD COLUMN     "opened_real_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "submission_id" TEXT;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "form" TEXT;

-- CreateTable
CREATE TABLE "inbox_decision" (
    "id" TEXT NOT NULL,
    "campaign_id" TEXT,
    "kind" TEXT NOT NULL,
    "item_id" TEXT,
    "submission_id" TEXT,
    "officer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decided_real_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "effects" JSONB NOT NULL,
    "undone_by" TEXT,

    CONSTRAINT "inbox_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_digest" (
    "day" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "mime_sha256" TEXT NOT NULL,
    "waiting" INTEGER NOT NULL,
    "claimed_real_until" TIMESTAMPTZ(3),
    "sent_real_at" TIMESTAMPTZ(3),
    "response" TEXT,

    CONSTRAINT "inbox_digest_pkey" PRIMARY KEY ("day","recipient")
);

-- CreateIndex
CREATE INDEX "inbox_decision_item_id_idx" ON "inbox_decision"("item_id");

-- CreateIndex
CREATE INDEX "inbox_decision_campaign_id_idx" ON "inbox_decision"("campaign_id");

-- CreateIndex
CREATE INDEX "officer_task_item_id_idx" ON "officer_task"("item_id");

-- Tasks of uploads that wait for their note verbale name the submission from now on.
UPDATE "officer_task" t SET "submission_id" = s."id" FROM "submission" s
WHERE t."kind" = 'note-verbale-pending' AND t."closed_at" IS NULL AND s."awaits_note_verbale"
  AND s."campaign_id" = t."campaign_id" AND s."addressee_code" = t."addressee_code";

ALTER TABLE "submission" ADD CONSTRAINT "submission_form" CHECK ("form" IN ('note-verbale', 'letter'));
