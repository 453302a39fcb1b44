/** Media that needs no device and no permission: a picture that is drawn, and a tone. */
import type { ClientName } from "../../protocol/facts/mod.ts";

/** A track, and what ends its source. */
export interface Source {
  readonly track: MediaStreamTrack;
  readonly stop: () => void;
}

/** The colours of the clients, and how high they sound, in hertz. */
const INKS: Record<ClientName, string> = { A: "#0b62bb", B: "#a8400c" };
const TONES: Record<ClientName, number> = { A: 440, B: 550 };

/**
 * Video from a canvas (`captureStream`, Media Capture from DOM Elements §4): the client’s letter, a mark that goes round,
 * and a number that runs. Where less motion is asked for, nothing moves, and the number changes once a second.
 */
export function syntheticVideo(client: ClientName): Source {
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
  const pen = canvas.getContext("2d")!;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let count = 0;
  function draw() {
    const turn = calm.matches ? 0 : count / 20;
    pen.fillStyle = INKS[client];
    pen.fillRect(0, 0, 320, 180);
    pen.fillStyle = "white";
    pen.font = "bold 120px sans-serif";
    pen.fillText(client, 30, 132);
    pen.font = "28px monospace";
    pen.fillText(String(calm.matches ? Math.floor(count / 10) : count).padStart(5, "0"), 200, 168);
    pen.beginPath();
    pen.arc(240 + 40 * Math.cos(turn), 76 + 40 * Math.sin(turn), 14, 0, 2 * Math.PI);
    pen.fill();
  }
  const stream = canvas.captureStream();
  draw();
  const timer = setInterval(() => {
    count++;
    if (!calm.matches || count % 10 === 0) draw();
  }, 100);
  const [track] = stream.getVideoTracks();
  return { track, stop: () => clearInterval(timer) };
}

/** Audio from an `OscillatorNode` (Web Audio API §1.26); it is not heard here, only where it is sent. */
export function syntheticAudio(client: ClientName): Source {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: TONES[client] });
  const end = new MediaStreamAudioDestinationNode(context);
  tone.connect(new GainNode(context, { gain: 0.2 })).connect(end);
  tone.start();
  const [track] = end.stream.getAudioTracks();
  return { track, stop: () => void context.close() };
}

/** A camera or a microphone, which the browser asks about (`getUserMedia`, Media Capture and Streams §10.2). */
export async function device(kind: string): Promise<Source> {
  const stream = await navigator.mediaDevices.getUserMedia({ [kind]: true });
  const [track] = stream.getTracks();
  return { track, stop: () => {} };
}
