/** The words of the format that are known here, by the members that hold them. A word without its line does not compile. */
import { BUTTONS, type Call, type Carrier, type Machine, MACHINES, type Mode } from "../facts/mod.ts";

/** As a set, since every word must stand in it. */
const setOf = <W extends string>(words: Readonly<Record<W, true>>): ReadonlySet<string> => new Set(Object.keys(words));

const WORDS = {
  call: new Set<string>([
    ...BUTTONS,
    ...setOf<Exclude<Call, typeof BUTTONS[number]>>({
      RTCPeerConnection: true,
      send: true,
      getUserMedia: true,
      addTrack: true,
      removeTrack: true,
    }),
  ]),
  machine: new Set<string>(MACHINES satisfies readonly Machine[]),
  mode: setOf<Mode>({ trickle: true, gathered: true }),
  by: setOf<Carrier>({
    clipboard: true,
    link: true,
    qr: true,
    file: true,
    share: true,
    drag: true,
    bench: true,
    channel: true,
    broadcast: true,
    websocket: true,
  }),
};

/** The members of facts that hold such a word. */
export const WORD_MEMBERS = Object.keys(WORDS) as readonly (keyof typeof WORDS)[];

/** Whether a word is known here, in the member that holds it. */
export const isKnownWord = (member: keyof typeof WORDS, word: string): boolean => WORDS[member].has(word);
