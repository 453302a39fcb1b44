/** Milliseconds without a new candidate after which a description is taken to hold them all. */
export const GATHERING_SETTLES_MS = 2500;
