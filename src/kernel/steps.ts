/** A state machine as a table: which states may follow which. */
export type Steps<State extends string> = Readonly<Record<State, readonly State[]>>;

/** The states from which `to` may be reached: what an UPDATE's WHERE names. */
export const statesBefore = <State extends string>(steps: Steps<State>, to: State): State[] =>
	(Object.keys(steps) as State[]).filter((from) => steps[from].includes(to));
