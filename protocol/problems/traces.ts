/** Saved traces that cannot be opened, and traces of two devices that cannot be joined. */
import { count } from "../text/mod.ts";
import { FLAG, NUMBER, TEXT, WHERE, worded } from "./words.ts";

const SAVED = "Name a file that Save trace has written.";
const AS_SAVED = "Take the file as it was saved.";
const ONE_SESSION = "Take the two traces that were saved after one session";

export const TRACES = {
  "lesson-sheet-missing": worded({}, () => ({
    said: "What this lesson’s worksheet is made from did not come.",
    next: "Reload the page; or do the lesson, and press Make a handout at its end.",
  })),
  // One file
  "trace-not-json": worded({}, () => ({ said: "This is not JSON, so it is no trace.", next: SAVED })),
  "trace-cut-off": worded({}, () => ({
    said: "This began as a trace, and a part of it is missing or was altered.",
    next: AS_SAVED,
  })),
  "not-a-trace": worded({}, () => ({ said: "This JSON is no trace.", next: SAVED })),
  "trace-version-unsaid": worded({}, () => ({
    said: "This trace does not say which version it is.",
    next: SAVED,
  })),
  "trace-newer": worded({ version: NUMBER }, (p, on) => ({
    said: `This trace is of version ${p.version}, from a newer page: this ${on.page} reads version 1.`,
    next: `${on.renew}, or open it with the page that saved it; the file is as it was.`,
  })),
  "trace-older": worded({ version: NUMBER }, (p, on) => ({
    said: `This trace is of version ${p.version}, which is older than this ${on.page} can read: it reads version 1.`,
    next: "Open it with the page that saved it; the file is as it was.",
  })),
  "trace-logs-missing": worded({}, () => ({
    said: "This trace does not hold the logs of both clients.",
    next: SAVED,
  })),
  "entry-broken": worded({ client: TEXT, entry: NUMBER, kind: TEXT, member: TEXT }, (p) => ({
    said: `Entry ${p.entry} of Client ${p.client} is not whole, so this trace cannot be replayed${
      p.member === "" ? "." : `: its “${p.member}”${p.kind && `, of “${p.kind}”,`} is missing or cannot be.`
    }`,
    next: `${AS_SAVED.slice(0, -1)}; what was written into it by hand may be wrong there.`,
  })),
  "trace-large": worded({ megabytes: NUMBER, most: NUMBER }, (p) => ({
    said: `This has ${p.megabytes} MB, and a trace has ${p.most} MB at most.`,
    next: SAVED,
  })),
  "trace-long": worded({ client: TEXT, entries: NUMBER, besides: FLAG, most: NUMBER }, (p, on) => ({
    said: `The log of Client ${p.client} has ${count(p.entries, "fact")}${
      p.besides ? " beside its messages" : ""
    }, and this ${on.page} replays ${p.most.toLocaleString("en")} at most.`,
    next: "Save the trace of a shorter session.",
  })),
  "trace-out-of-bounds": worded({}, () => ({
    said: "There is a longer text in this trace, or lists lie deeper in lists, than any page writes.",
    next: AS_SAVED,
  })),
  // The files of two devices
  "traces-many": worded({}, () => ({
    said: "More than two files were given at once.",
    next: "Give one trace, or the traces of the two devices of one session.",
  })),
  "traces-of-one-client": worded(WHERE, (p) => ({
    said: `Both traces are of Client ${p.client}.`,
    next: `Save the trace on the device of Client ${p.other}, and join that one.`,
  })),
  "trace-of-both": worded({}, () => ({
    said: "One of these traces holds both clients already.",
    next: "Open that one by itself; only traces of one device each are joined.",
  })),
  "trace-of-nothing": worded({}, () => ({
    said: "One of these traces holds nothing of either client.",
    next: "Save the trace anew on the device that it came from.",
  })),
  "trace-of-sessions": worded({ client: TEXT }, (p) => ({
    said: `The trace of Client ${p.client} holds more than one session.`,
    next: "Save the trace of one session on each device, and join these two.",
  })),
  "traces-strangers": worded({ redacted: FLAG }, (p) => ({
    said: p.redacted
      ? "As far as can be seen without real names, these traces are not of one session."
      : "Nothing that left one of these clients arrived at the other, so their traces do not belong together.",
    next: p.redacted ? `${ONE_SESSION}, or save both with real addresses and keys.` : `${ONE_SESSION}.`,
  })),
  "traces-clash": worded({ first: TEXT, second: TEXT, early: TEXT }, (p) => ({
    said:
      `These traces contradict each other: if ${p.first} arrived at once, ${p.second} arrived ${p.early} before it left.`,
    next: "Take the two traces of one session during which neither device slept, for that stops some clocks.",
  })),
  "traces-knotted": worded({}, () => ({
    said: "These traces contradict each other: in each, something arrived that had not left the other yet.",
    next: `${ONE_SESSION}, as they were saved.`,
  })),
};
