/** The course: its order, and what the steps of a lesson ask. */
export { stepOf } from "./checks/mod.ts";

/** The folders of the lessons, in the order of the course. */
export const SLUGS = [
  "the-first-connection",
  "what-an-offer-says",
  "accept-narrow-refuse",
  "one-candidate-at-a-time",
  "seven-machines",
  "what-is-a-candidate",
  "from-outside",
  "two-nats",
  "last-resort",
  "the-path-breaks",
  "channels",
  "tracks-and-sections",
  "both-at-once",
  "how-good-is-it",
  "what-the-wire-shows",
  "two-devices",
  "how-small",
  "from-hands-to-a-server",
] as const;
