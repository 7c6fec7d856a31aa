/** Walking the market needs no framework in the browser: plain pages, and enhance.ts makes them nicer. */
export const csr = false;
