import { DAY, HOUR, MINUTE, SECOND } from '#kernel/time';

/** The most and the least of everything here; amounts are satang. */
export const limits = {
	/** what PromptPay takes at the gateway in one payment */
	leastSatang: 20_00,
	mostSatang: 150_000_00,
	/** how long one process may speak with the gateway about a payment before another may */
	leaseMs: 15 * SECOND,
	/** how soon the same payment is looked up again on a person's wish */
	lookAgainMs: 2 * SECOND,
	/** no charge is opened for a payment that ends sooner */
	chargeAtLeastMs: 5 * SECOND,
	/** what was asked without an answer is surely in the lists of the gateway after this, or never was */
	unknownMs: 10 * SECOND,
	/** how far back the sweep looks for money whose call-back was lost, and at how many charges at most */
	sweepMs: 2 * HOUR,
	sweepCharges: 300,
	/** payments without a charge, refunds and transfers seen to in one round */
	round: 20,
	/** how often a transfer under way is looked up */
	transferLookMs: 30 * SECOND,
	/** banks return money they had taken: how often and how long a settled transfer is still looked up */
	returnLookMs: DAY,
	returnedWithinMs: 7 * DAY,
	/** the most returns of one payment that are shown */
	returnsShown: 50,
	noticeBytes: 256 * 1024,
	qrImageBytes: 200 * 1024,
	/** a charge and our clock may differ by this when lists are searched by time */
	clockSlackMs: 5 * MINUTE,
} as const;
