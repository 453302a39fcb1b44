/** The next step of a client whose other is on another device: the next act in words, and how long it may take. */
import type { Engine } from "./answer-deadline.ts";
import { across } from "../facts/mod.ts";
import { currentCards, newSession, type Session, stateOf } from "../session/mod.ts";
import { actText, awaited, COMES, GOES } from "./act-text.ts";
import { nextAct, type Scene } from "./next-act.ts";
import type { Box } from "./next-press.ts";
import type { NextAct, Wait } from "./suggestion.ts";

/** The next step in words: `said` is one thing to do, `wait` how long it may take, `title` the same for the tab. */
export interface NextStepText {
  readonly title: string;
  readonly said: string;
  readonly wait?: string;
}

/** What is asked about, besides the session. */
interface Asked {
  readonly box: Box;
  readonly engine: Engine;
  /** Whether this page keeps Firefox waiting. */
  readonly keepsAlive: boolean;
}

const OFFERER = "waits without limit";
/** As measured in `answer-deadline.ts`; other browsers were not. */
const ANSWERER =
  "A Firefox gives up about five seconds after it has made its answer, unless it is kept waiting. A Chromium that has found a path gives up after 222 seconds.";
const CALM = "Nothing runs yet: take your time.";

/** What is to be done now for this client to be connected, and who waits for it. */
export function nextStepFor(session: Session, asked: Asked): NextStepText {
  const { client } = session;
  const scene = sceneOf(session, asked.box);
  const act = nextAct(scene);
  const { title, said = actText(act, scene), wait } = stepOf(act, session, asked);
  return { title: `Client ${client} ${title}`, said, ...(wait && { wait }) };
}

type Step = Partial<NextStepText> & Pick<NextStepText, "title">;

function stepOf(act: NextAct, session: Session, asked: Asked): Step {
  const there = across(session.client);
  if ("wait" in act) return waits(act.wait, session, asked);
  if ("copy" in act) return carries(act.copy, session, asked);
  switch (act.press) {
    case "reset":
      return stateOf(session, "signaling") === "closed"
        ? { title: "is closed", said: "This client is closed. Reset it to start again." }
        : { title: "has lost its connection", said: `This connection is over. ${actText(act, sceneOf(session))}` };
    case "restartIce":
      return {
        title: "has lost its connection",
        said: `Client ${there} does not answer any more. Press restartIce, and carry a new offer and answer.`,
      };
    case "paste":
      return brings(session, asked);
    case "send":
      return { title: "is connected", said: "You are connected. Write a message and press Send." };
    case "setRemoteDescription":
    case "addIceCandidate":
      return { title: "has something in its box", said: `Press ${act.press}: it takes what lies in the box.` };
  }
  if (stateOf(session, "signaling") === "have-remote-offer") {
    const calls = act.press === "createAnswer" ? "createAnswer, then setLocalDescription" : act.press;
    return {
      title: "has an offer to answer",
      said: `Make the answer: press ${calls}. Then carry it to Client ${there} at once.`,
      wait: `Client ${there} ${OFFERER}. ${patience(session, asked)}`,
    };
  }
  if (stateOf(session, "sctp") === "connected") {
    return {
      title: "is connected",
      said: `You are connected, and there is no data channel yet. Press ${act.press} to have one to talk on.`,
    };
  }
  return { title: "makes an offer", said: `Make an offer: press ${act.press}.`, wait: CALM };
}

/** What is carried away from here. */
function carries(id: string, session: Session, asked: Asked): Step {
  const there = across(session.client);
  const kind = session.cards.find((card) => card.id === id)?.kind;
  if (kind === "candidate") {
    return {
      title: "has candidates to carry",
      said: `Carry a candidate to Client ${there}, ${GOES}.`,
      ...late(session, asked),
    };
  }
  return {
    title: `has an ${kind} to carry`,
    said: `Carry the ${kind} to Client ${there}, ${GOES}.`,
    wait: kind === "offer"
      ? `Take your time: an offer ${OFFERER}.`
      : `Client ${there} ${OFFERER}. ${patience(session, asked)}`,
  };
}

/** What is brought here from the other device. */
function brings(session: Session, asked: Asked): Step {
  const { client: here } = session;
  const there = across(here);
  if (stateOf(session, "signaling") === "have-local-offer") {
    return {
      title: "waits for the answer",
      said:
        `Go to the other device: Client ${there} applies the offer and makes an answer. Then bring that here: ${COMES}.`,
      wait: `Client ${here} ${OFFERER}; Client ${there} may not. ${ANSWERER}`,
    };
  }
  const said = `Bring ${awaited(session)} here: ${COMES}.`;
  return session.remote === null
    ? { title: "waits for an offer", said, wait: CALM }
    : { title: "waits for a candidate", said, ...late(session, asked) };
}

function waits(wait: Wait, session: Session, asked: Asked): Step {
  const { client } = session;
  const there = across(client);
  const kind = currentCards(session).findLast(({ message }) => message.kind === "description")?.kind;
  switch (wait) {
    case "collecting":
      return {
        title: `makes its ${kind}`,
        said: `The ${kind} is being completed: its candidates are still looked for. Wait a moment.`,
      };
    case "kept":
      return { title: `keeps back its ${kind}` };
    case "unheard":
      return {
        title: "does not hear the other",
        said: `Client ${there} is not heard. It may come back by itself: wait a little.`,
      };
    case "elsewhere":
      return {
        title: `waits for Client ${there}`,
        said: `The ${kind} is on its way. When Client ${there} has applied it, both are connected.`,
        ...late(session, asked),
      };
    case "path":
      return {
        title: `waits for Client ${there}`,
        said: "Both have what they need, and look for a path to each other.",
        ...late(session, asked),
      };
    default:
      return { title: "is connected", said: "You are connected." };
  }
}

/** How long it may take once both descriptions are made; nothing is said of a connection that there is. */
function late(session: Session, asked: Asked): { readonly wait?: string } {
  if (stateOf(session, "connection") === "connected") return {};
  const answers = session.local?.type === "answer";
  return { wait: answers ? `Client ${across(session.client)} ${OFFERER}. ${patience(session, asked)}` : ANSWERER };
}

/** How long this very browser waits once it has made its answer (measured: `answer-deadline.ts`). */
function patience({ withheld }: Session, { engine, keepsAlive }: Asked): string {
  if (engine === "firefox") {
    return keepsAlive
      ? "This Firefox is kept waiting by the page."
      : "This Firefox gives up about five seconds after it made its answer: let the page keep it waiting.";
  }
  if (engine === "other") return "How long this browser waits was not measured: be quick.";
  return withheld.length > 0
    ? "Here nothing runs: the offer’s candidates are kept back until the answer leaves."
    : "This Chromium gives up 222 seconds after it has found a path, if the answer has not come.";
}

const EMPTY: Box = { fits: false, method: "setRemoteDescription" };

/** The scene of a client that is alone. */
export function sceneOf(session: Session, box = EMPTY): Scene {
  const there = newSession(across(session.client));
  const bench = session.client === "A" ? { A: session, B: there } : { A: there, B: session };
  return { bench, sole: session.client, boxes: { A: box, B: box } };
}
