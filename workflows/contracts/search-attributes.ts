import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Id of the campaign a workflow belongs to: `temporal workflow list --query 'VerbaleCampaign="…"'`. */
export const campaignAttribute = defineSearchAttributeKey('VerbaleCampaign', SearchAttributeType.KEYWORD);

/** Stage the workflow is in: launch, dispatch, remind, receive, compile or report. */
export const stageAttribute = defineSearchAttributeKey('VerbaleStage', SearchAttributeType.KEYWORD);

/** Next campaign moment at which the workflow has something to send. */
export const dueAttribute = defineSearchAttributeKey('VerbaleDue', SearchAttributeType.DATETIME);

/** Code of the addressee, on workflows that concern exactly one. */
export const addresseeAttribute = defineSearchAttributeKey('VerbaleAddressee', SearchAttributeType.KEYWORD);
