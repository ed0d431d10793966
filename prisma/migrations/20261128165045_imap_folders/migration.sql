-- AlterTable
ALTER TABLE "incoming_item" ADD COLUMN     "whole_size" BIGINT;

-- CreateTable
CREATE TABLE "mailbox_folder" (
    "id" TEXT NOT NULL,
    "uid_validity" BIGINT,
    "last_uid" BIGINT NOT NULL DEFAULT 0,
    "connected_since" TIMESTAMPTZ(3),
    "last_success" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "mailbox_folder_pkey" PRIMARY KEY ("id")
);
