-- AlterTable
ALTER TABLE "addressee" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'email',
ADD COLUMN     "working_mailbox" TEXT;

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "dispatch_paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "dispatch_paused_reason" TEXT,
ADD COLUMN     "dispatch_pauses" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "note" ADD COLUMN     "attempts_elsewhere" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'email';

-- CreateTable
CREATE TABLE "note_route" (
    "note_id" TEXT NOT NULL,
    "mailbox" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "left_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_route_pkey" PRIMARY KEY ("note_id","mailbox")
);

-- CreateIndex
CREATE UNIQUE INDEX "note_route_token_key" ON "note_route"("token");
