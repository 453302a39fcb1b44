/** Milliseconds without a new candidate after which a description is taken to hold them all. */
export const QUIET = 2500;
