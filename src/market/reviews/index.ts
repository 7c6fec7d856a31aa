export { writeReview } from './review.ts';
export { answerReview, reportReview, moderateReview, carryRating, forgetReviewer } from './answer.ts';
export { productReviews, shopReviews, reviewsToAnswer, reviewsOfOrder, reportedReviews, type ReviewSort } from './view.ts';
export { reviewShape, answerShape, whyShape, type ReviewWish } from './shapes.ts';
