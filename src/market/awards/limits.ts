export const limits = {
	name: 60,
	about: 2000,
	reason: 600,
	withdrawal: 1000,
	categories: 12,
	/** awards of one programme, over all levels */
	awards: 120,
	programmes: 100,
	winners: 120,
	page: 60,
	found: 12,
	/** letters on a badge; what is longer is cut */
	what: 60,
	who: 40,
	title: 60,
	/** a badge somebody pastes in */
	text: 1200,
	/** letters of an award's code: 50 bits, no letter that is read for another */
	code: 10,
} as const;
