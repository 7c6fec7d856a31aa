/*
 * Set up before each file of tests: what fast-check draws is the same in every run, so no run fails by chance for a change that did nothing.
 * TEST_SEED=random (or a number) draws anew, to look for more.
 */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

const wished = process.env['TEST_SEED'] ?? '20261125';
/** The seed of this run, a whole number. */
export const seed: number = wished === 'random' ? randomInt(2 ** 31) : Number(wished);

const path = expect.getState().testPath;
// Loading it takes longer than many a file of tests.
if (!path || readFileSync(path, 'utf8').includes('fast-check')) (await import('fast-check')).configureGlobal({ seed });
