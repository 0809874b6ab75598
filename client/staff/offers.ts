import type { AnswerBody } from '../../shared/commit.ts'

/** A meeting that an act put aside, and a place that one act can take; null where none fits. */
export type Offer = NonNullable<AnswerBody['offers']>[number]
