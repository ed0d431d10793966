-- AlterTable
ALTER TABLE "issued_paper" ADD COLUMN     "xlsx_sha256" TEXT;

-- CreateTable
CREATE TABLE "report_mailing" (
    "paper_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "as_at" TIMESTAMPTZ(3) NOT NULL,
    "message_id" TEXT NOT NULL,
    "mime_sha256" TEXT NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_mailing_pkey" PRIMARY KEY ("paper_id")
);

-- CreateTable
CREATE TABLE "report_delivery" (
    "paper_id" TEXT NOT NULL,
    "mailbox" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "lease_real_until" TIMESTAMPTZ(3),
    "first_tried_at" TIMESTAMPTZ(3),
    "not_before_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "response" TEXT,

    CONSTRAINT "report_delivery_pkey" PRIMARY KEY ("paper_id","mailbox")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_mailing_message_id_key" ON "report_mailing"("message_id");

-- CreateIndex
CREATE INDEX "report_mailing_campaign_id_as_at_idx" ON "report_mailing"("campaign_id", "as_at");
