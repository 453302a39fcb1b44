/** An act of a hand, as a lesson’s solution names it: done by a test, shown to a learner, or done before one begins. */
import type { WrittenForm } from "../blob/mod.ts";
import type { Button, ClientName, Machine, Mode } from "../facts/mod.ts";
import type { NetworkAct } from "./network-act.ts";

/** One act of a hand. */
export type Act =
  | NetworkAct
  | { readonly act: "press"; readonly client: ClientName; readonly call: Button }
  /** Copies a card, and pastes it into a client. */
  | { readonly act: "carry"; readonly client: ClientName; readonly card: string; readonly into: ClientName }
  | {
    readonly act: "edit";
    readonly client: ClientName;
    readonly card: string;
    readonly from: string;
    readonly to: string;
  }
  /** Leaves lines of a card out, on its way; they are named by how they begin. */
  | {
    readonly act: "leave-out";
    readonly client: ClientName;
    readonly card: string;
    readonly lines: readonly string[];
  }
  /** Puts a card back as it was made. */
  | { readonly act: "put-back"; readonly client: ClientName; readonly card: string }
  | { readonly act: "add"; readonly client: ClientName; readonly kind: "video" | "audio" }
  | { readonly act: "option"; readonly client: ClientName; readonly name: string; readonly value: string }
  | { readonly act: "say"; readonly client: ClientName; readonly words: string; readonly channel?: string }
  /** Sends a hundred numbered messages on a channel, the first one unless it is named. */
  | { readonly act: "burst"; readonly client: ClientName; readonly channel?: string }
  /** Writes a text into the box. */
  | { readonly act: "paste"; readonly client: ClientName; readonly text: string }
  /** Gives the browser what lies in the box, and what the box advises against. */
  | { readonly act: "as-it-is"; readonly client: ClientName }
  | { readonly act: "mode"; readonly mode: Mode }
  /** Chooses the form in which cards are copied. */
  | { readonly act: "form"; readonly form: WrittenForm }
  /** Chooses what carries: the hands, or a program. */
  | { readonly act: "program"; readonly program: "hands" | "broadcast" | "websocket" }
  /** A second page, with one client in it that BroadcastChannel carries for: it is opened, acts, and is closed. */
  | { readonly act: "other"; readonly does: "opens" | "closes" | (Act & { readonly act: "press" }) }
  | { readonly act: "reset" }
  /** Waits until a machine shows a state. */
  | { readonly act: "wait"; readonly client: ClientName; readonly machine: Machine; readonly state: string };

/** A card’s text after an act that changes it on its way; one whose words are not in it leaves it as it is. */
export function editedBy(act: Act & { readonly act: "edit" | "leave-out" }, text: string): string {
  if (act.act === "edit") return text.replace(new RegExp(act.from), act.to);
  return text.split("\n").filter((line) => !act.lines.some((start) => line.startsWith(start))).join("\n");
}
