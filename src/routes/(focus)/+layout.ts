/** One thing at a time, and no framework in the browser: enhance.ts counts, waits and adds up. */
export const csr = false;
