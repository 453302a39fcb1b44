/** What a call was made with, told apart. A trace may hold anything in its place. */
import type { CandidateInit, ChannelInit, Description, TrackInit } from "./fact.ts";

const has = (argument: unknown, name: string): boolean =>
  typeof argument === "object" && argument !== null && name in argument;

export const isDescription = (argument: unknown): argument is Description => has(argument, "sdp");

export const isCandidate = (argument: unknown): argument is CandidateInit => has(argument, "candidate");

export const isChannel = (argument: unknown): argument is ChannelInit => has(argument, "label");

export const isTrack = (argument: unknown): argument is TrackInit => has(argument, "source");
