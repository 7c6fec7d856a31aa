// Vitest's global set-up of the browser tests: the demonstration market is seeded once, and each file copies it.
export { seedStage as default } from '../tools/stage.ts';
