import type { AwardView } from '#kernel/views-awards';

/** Where an award leads: to the goods or the shop while they are there, else to its record. */
export const awardHref = (award: AwardView): string =>
	!award.open ? `/badges/${award.code}` : award.productId ? `/products/${award.productId}` : `/shops/${award.shop.slug}`;

/** The six parts of the country, in the order in which they are told. */
export const regions = ['north', 'northeast', 'central', 'east', 'west', 'south'] as const;
