/** What every family of problems is made of. */

/** What happened, and what to do next: one sentence each. */
export type Words = { said: string; next: string };

/** The client that has the problem, and the one across. */
export type Where = { client: string; other: string };
