import type { Outside } from '#app';
import { satang } from '#kernel/money';
import { forgetBook } from '#market/addresses';
import { forgetBasket } from '#market/baskets';
import { onBackInStock, onSoldOut, pauseProduct, shelf } from '#market/catalogue';
import { countCancelled as countCancelledLink, countOrdered } from '#market/channels';
import { completeCheckout, completeLate, lapseCheckout } from '#market/checkout';
import { forgetFavourites } from '#market/favourites';
import { forgetFollower } from '#market/following';
import { cancelParcel, openParcel, subscribeParcel } from '#market/logistics';
import {
	goodsNews,
	groupNews,
	helpNews,
	officeNews,
	paperNews,
	reach,
	sendCode,
	sendMailCode,
	sendNotice,
	talkNews,
	tellAccountChanged,
	tellAdvice,
	tellApplied,
	tellApproved,
	tellBuyerDelivered,
	tellAlone,
	tellBuyerPaid,
	tellCancelled,
	tellOffice,
	tellRefunded,
	tellSentBack,
	tellShop,
	tellFound,
} from '#market/notices';
import { workOn } from '#market/onboarding';
import { forgetBuyer, markRefunded } from '#market/orders';
import { expireCharge, sendRefund, sendTransferOutside, settlePayment, startCharge } from '#market/payments';
import { returnCoupons, showDiscounts } from '#market/promotions';
import { countCancelled, countPaid, countReturned } from '#market/figures';
import { forgetAsker } from '#market/questions';
import { carryRating, forgetReviewer } from '#market/reviews';
import { allocateOrder, bearPostage, noteDelivery, onTransferFailed, onTransferSettled, releaseOrder, reverseOrder } from '#market/settlement';
import { shopHears } from '#market/shops';
import { forgetSearches } from '#market/searches';
import { putBack } from '#market/stock';
import { forgetTalker } from '#market/talks';
import { forgetAnswers } from '#platform/housekeeping';
import type { News } from './news.ts';
import { switchboard } from './wiring.ts';

const { board, on, onOutside } = switchboard<News, Outside>();
const gateway = (outside: Outside) => outside.gateway;
const post = (outside: Outside) => outside.post;
const messenger = (outside: Outside) => outside.messenger;

// Who hears what: this file answers "what happens when an order is paid?".

on('people.forgotten', 'addresses.forget', forgetBook);
on('people.forgotten', 'following.forget', forgetFollower);
on('people.forgotten', 'favourites.forget', forgetFavourites);
on('people.forgotten', 'baskets.forget', forgetBasket);
on('people.forgotten', 'orders.forget', forgetBuyer);
on('people.forgotten', 'reviews.forget', (ctx, { personId }) => forgetReviewer(ctx, personId));
on('people.forgotten', 'questions.forget', (ctx, { personId }) => forgetAsker(ctx, personId));
on('people.forgotten', 'talks.forget', (ctx, { personId }) => forgetTalker(ctx, personId));
on('people.forgotten', 'searches.forget', (ctx, { personId }) => forgetSearches(ctx, personId));
on('people.forgotten', 'notices.forget', reach.forgetReader);
on('people.forgotten', 'platform.forget_answers', forgetAnswers);
onOutside('people.code_requested', 'notices.send_code', sendCode, messenger);

on('organisations.grant_requested', 'notices.tell_grant_waits', officeNews.tellGrantWaits);
on('organisations.grant_decided', 'notices.tell_grant_decided', officeNews.tellGrantDecided);
on('organisations.grant_ended', 'notices.tell_grant_ended', officeNews.tellGrantEnded);

on('shops.applied', 'notices.tell_applied', tellApplied);
on('shops.approved', 'notices.tell_approved', tellApproved);
on('shops.sent_back', 'notices.tell_sent_back', tellSentBack);
on('shops.standing_changed', 'notices.tell_standing', officeNews.tellStanding);
on('shops.standing_changed', 'catalogue.pause_shop', async (ctx, news) => {
	// A shop that may not sell has nothing on sale; putting it back is the seller's own act.
	if (news.to === 'approved') return;
	for (const goods of await shelf(ctx, news.shopId))
		if (goods.state === 'published') await pauseProduct(ctx, { shopId: news.shopId, productId: goods.productId });
});
on('shops.appealed', 'notices.tell_appealed', officeNews.tellAppealed);
on('shops.appeal_answered', 'notices.tell_appeal_answered', officeNews.tellAppealAnswered);
on('shops.paper_refused', 'notices.tell_paper_back', officeNews.tellPaperBack);
on('shops.payout_account_changed', 'notices.tell_account_changed', tellAccountChanged);

on('groups.invited', 'notices.tell_member_invited', groupNews.invited);
on('groups.joined', 'notices.tell_member_joined', groupNews.joined);
on('groups.ended', 'notices.tell_member_ended', groupNews.ended);

on('delegations.offered', 'notices.tell_help_asked', helpNews.tellHelpAsked);
on('delegations.accepted', 'notices.tell_help_accepted', helpNews.tellHelpAccepted);
on('delegations.ended', 'notices.tell_help_ended', helpNews.tellHelpEnded);
on('delegations.helped', 'notices.tell_helped', helpNews.tellHelped);

on('standards.submitted', 'notices.tell_paper_waits', paperNews.tellPaperWaits);
on('standards.decided', 'notices.tell_paper_read', paperNews.tellPaperRead);
on('standards.lapsing', 'notices.tell_paper_lapsing', paperNews.tellPaperLapsing);

on('origin.submitted', 'notices.tell_origin_waits', paperNews.tellOriginWaits);
on('origin.decided', 'notices.tell_origin_read', paperNews.tellOriginRead);

on('awards.given', 'notices.tell_award_given', paperNews.tellAwardGiven);
on('awards.withdrawn', 'notices.tell_award_withdrawn', paperNews.tellAwardWithdrawn);

on('catalogue.submitted', 'notices.tell_goods_wait', goodsNews.wait);
on('catalogue.decided', 'notices.tell_goods_read', goodsNews.read);

// What is put on sale while everything of the shop is reduced is reduced too.
on('campaigns.changed', 'promotions.show_campaign', (ctx, news) => showDiscounts(ctx, news.shopId));
on('catalogue.published', 'promotions.show', (ctx, news) => showDiscounts(ctx, news.shopId));

on('advice.written', 'notices.tell_advice', tellAdvice);

on('onboarding.sent', 'onboarding.work', workOn);
on('onboarding.shop_written', 'notices.tell_shop_written', officeNews.tellShopWritten);

on('searches.found', 'notices.tell_found', tellFound);

on('stock.sold_out', 'catalogue.sold_out', onSoldOut);
on('stock.low', 'notices.tell_low', goodsNews.low);
on('stock.back', 'catalogue.back_in_stock', onBackInStock);

onOutside('payments.opened', 'payments.start_charge', startCharge, gateway);
onOutside('payments.notice_received', 'payments.settle', settlePayment, gateway);
on('payments.captured', 'checkout.complete', completeCheckout);
on('payments.captured_late', 'checkout.complete_late', completeLate);
on('payments.expired', 'checkout.lapse', lapseCheckout);
onOutside('payments.expired', 'payments.expire_charge', expireCharge, gateway);
onOutside('payments.refund_requested', 'payments.send_refund', sendRefund, gateway);
on('payments.refunded', 'orders.mark_refunded', async (ctx, news) => {
	if (news.orderId) await markRefunded(ctx, news.orderId, satang(news.amountSatang));
});
on('payments.refunded', 'notices.tell_refunded', tellRefunded);
onOutside('payments.transfer_requested', 'payments.send_transfer', sendTransferOutside, gateway);
on('payments.transfer_settled', 'settlement.transfer_settled', onTransferSettled);
on('payments.transfer_failed', 'settlement.transfer_failed', onTransferFailed);

on('orders.paid', 'settlement.allocate', allocateOrder);
on('orders.paid', 'logistics.open_parcel', openParcel);
on('orders.paid', 'shops.note_order', shopHears.noteOrder);
on('orders.paid', 'notices.tell_shop', tellShop);
on('orders.paid', 'notices.tell_buyer', tellBuyerPaid);
on('orders.paid', 'figures.paid', countPaid);
on('orders.paid', 'channels.ordered', countOrdered);
on('orders.cancelled', 'channels.cancelled', countCancelledLink);
on('orders.cancelled', 'figures.cancelled', countCancelled);
on('orders.returned', 'figures.returned', countReturned);
on('orders.delivered', 'settlement.note_delivery', noteDelivery);
on('orders.delivered', 'notices.tell_delivered', tellBuyerDelivered);
on('orders.completed', 'settlement.release', releaseOrder);
on('orders.cancelled', 'settlement.reverse', reverseOrder);
on('orders.cancelled', 'stock.put_back', (ctx, news) => putBack(ctx, { holder: news.checkoutId, shopId: news.shopId }));
on('orders.cancelled', 'promotions.return_coupons', (ctx, news) => returnCoupons(ctx, { checkoutId: news.checkoutId, shopId: news.shopId }));
on('orders.cancelled', 'logistics.cancel_parcel', cancelParcel);
on('orders.cancelled', 'notices.tell_cancelled', tellCancelled);

on('logistics.parcel_opened', 'notices.tell_office', tellOffice);
on('logistics.parcel_alone', 'settlement.bear_postage', bearPostage);
on('logistics.parcel_alone', 'notices.tell_alone', tellAlone);
onOutside('logistics.parcel_labelled', 'logistics.subscribe', subscribeParcel, post);

on('reviews.changed', 'catalogue.rate', carryRating);
on('reviews.written', 'notices.tell_review', talkNews.reviewWritten);
on('reviews.answered', 'notices.tell_review_answered', talkNews.reviewAnswered);
on('reviews.reported', 'notices.tell_review_reported', talkNews.reviewReported);
on('reviews.hidden', 'notices.tell_review_hidden', talkNews.reviewHidden);
on('questions.asked', 'notices.tell_question', talkNews.questionAsked);
on('questions.answered', 'notices.tell_question_answered', talkNews.questionAnswered);
on('questions.reported', 'notices.tell_question_reported', talkNews.questionReported);
on('talks.written', 'notices.tell_message', talkNews.messageWritten);
on('talks.reported', 'notices.tell_message_reported', talkNews.messageReported);
on('talks.shop_waits', 'notices.tell_talks_wait', talkNews.shopWaits);
on('talks.buyer_waits', 'notices.tell_answers_wait', talkNews.buyerWaits);
onOutside('notices.to_send', 'notices.send', sendNotice, messenger);
onOutside('notices.mail_code_requested', 'notices.send_mail_code', sendMailCode, messenger);

export { board };
