export const limits = {
	board: 200,
	timeline: 100,
	numbersADraw: 200,
	numbersLeft: 40,
	trackAtOnce: 100,
	contents: 200,
	openBoxes: 20,
} as const;
