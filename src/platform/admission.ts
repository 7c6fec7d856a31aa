/** How much of one class may be under way, and how much may wait for its turn. */
export interface Bounds {
	readonly atOnce: number;
	readonly waiting: number;
}

export interface AdmissionRules<Class extends string> {
	/** most requests under way at once, of all bounded classes together */
	readonly atOnce: number;
	/** how long one may wait for its turn, milliseconds */
	readonly waitMs: number;
	/** by priority, the most urgent first */
	readonly bounds: Readonly<Record<Class, Bounds>>;
}

export interface ClassLoad {
	readonly underWay: number;
	readonly waiting: number;
	/** turned away since the start */
	readonly refused: number;
}

export interface Admission<Class extends string> {
	/**
	 * Lets one in now, later, or not at all: `go` or `no` is called once, perhaps before this returns, and neither after it left.
	 * @returns to be called when it has ended or hung up; more often does no harm
	 */
	enter(of: Class, go: () => void, no: () => void): () => void;
	load(): Readonly<Record<Class, ClassLoad>>;
}

interface Queue {
	readonly bounds: Bounds;
	/** in the order they came */
	readonly waiting: Set<() => void>;
	underWay: number;
	refused: number;
}

/**
 * The door of a process that can do only so much at once: what is more waits a little or is told so at once.
 * A free place goes to the most urgent class that has somebody waiting.
 */
export function openAdmission<Class extends string>(rules: AdmissionRules<Class>): Admission<Class> {
	const classes = Object.keys(rules.bounds) as Class[];
	const queues = Object.fromEntries(
		classes.map((of) => [of, { bounds: rules.bounds[of], waiting: new Set(), underWay: 0, refused: 0 } satisfies Queue]),
	) as Record<Class, Queue>;
	const inOrder = classes.map((of) => queues[of]);
	let underWay = 0;

	const hasRoom = (queue: Queue): boolean => underWay < rules.atOnce && queue.underWay < queue.bounds.atOnce;
	const letNext = (): void => {
		for (const queue of inOrder) {
			for (const next of queue.waiting) {
				if (!hasRoom(queue)) break;
				next();
			}
		}
	};
	/** Known before `go` is called: a short answer ends inside it. */
	const take = (queue: Queue): (() => void) => {
		queue.underWay++;
		underWay++;
		let gone = false;
		return () => {
			if (gone) return;
			gone = true;
			queue.underWay--;
			underWay--;
			letNext();
		};
	};
	const refuseOne = (queue: Queue, no: () => void): void => {
		queue.refused++;
		no();
	};
	const wait = (queue: Queue, go: () => void, no: () => void): (() => void) => {
		let leave = (): void => drop();
		const drop = (): void => {
			clearTimeout(patience);
			queue.waiting.delete(turn);
		};
		const turn = (): void => {
			drop();
			leave = take(queue);
			go();
		};
		const patience = setTimeout(() => {
			drop();
			refuseOne(queue, no);
		}, rules.waitMs);
		queue.waiting.add(turn);
		return () => leave();
	};

	return {
		enter(of, go, no) {
			const queue = queues[of];
			// Who waits already goes first.
			if (queue.waiting.size === 0 && hasRoom(queue)) {
				const leave = take(queue);
				go();
				return leave;
			}
			if (queue.waiting.size < queue.bounds.waiting) return wait(queue, go, no);
			refuseOne(queue, no);
			return () => undefined;
		},
		load: () =>
			Object.fromEntries(
				classes.map((of) => [of, { underWay: queues[of].underWay, waiting: queues[of].waiting.size, refused: queues[of].refused }]),
			) as Record<Class, ClassLoad>,
	};
}
