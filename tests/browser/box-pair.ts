/** Two clients of a pair of the box, played by pages of either browser, and a person who carries between them. */
import { expect } from "@playwright/test";
import type { NatKind, SeenMessage, Side, ToBox } from "../../protocol/box/mod.ts";
import { namesOf } from "./box.ts";
import * as inPage from "./box-page.ts";

/** Milliseconds in which two clients are connected, or one has given up. */
export const PATIENCE = 50_000;

const KINDS = ["open", "address-restricted", "port-restricted", "symmetric"] as const;
/** Each with each: ten. */
const PAIRINGS = KINDS.flatMap((A, i) => KINDS.slice(i).map((B): readonly [NatKind, NatKind] => [A, B]));
/** Where one side’s address is another for each destination, and the other side wants to know it before (RFC 4787). */
const NEVER = ["port-restricted symmetric", "symmetric symmetric"];

const behind = ([A, B]: readonly [NatKind, NatKind]): readonly ToBox[] => [
  { type: "set", side: "A", change: { nat: A } },
  { type: "set", side: "B", change: { nat: B } },
];

/** Either browser’s page. */
export interface BoxPage {
  evaluate<Arg, Result>(run: (given: Arg) => Result | Promise<Result>, given: Arg): Promise<Result>;
}
/** Who plays Client A, and who plays Client B. */
export type Players = Readonly<Record<Side, BoxPage>>;

export const both = (page: BoxPage): Players => ({ A: page, B: page });

/** What is carried between the two clients of a pair; what else they gathered stays on the desk. */
interface Wish {
  readonly before?: readonly ToBox[];
  readonly carried?: "srflx" | "relay";
}

/** A pair whose clients were given what was carried: its number on either page, and how many candidates there were. */
interface Carried {
  readonly ids: Readonly<Record<Side, number>>;
  readonly candidates: readonly [number, number];
}

export async function carry({ A, B }: Players, { before = [], carried = "srflx" }: Wish = {}): Promise<Carried> {
  const { id: a, token } = await A.evaluate(inPage.joinBox, { before });
  const b = A === B ? a : (await B.evaluate(inPage.joinBox, { token, before: [] })).id;
  const relayOnly = carried === "relay";
  const offer = await A.evaluate(inPage.describe, { id: a, side: "A", carried, relayOnly });
  const given = { id: b, side: "B", carried, relayOnly, offer: offer.description } as const;
  const answer = await B.evaluate(inPage.describe, given);
  await A.evaluate(inPage.apply, { id: a, side: "A", answer: answer.description, candidates: answer.candidates });
  await B.evaluate(inPage.apply, { id: b, side: "B", candidates: offer.candidates });
  return { ids: { A: a, B: b }, candidates: [offer.candidates.length, answer.candidates.length] };
}

/** Whether both sides connect. It does not once one has failed; the other may try for as long again. */
export async function connects({ A, B }: Players, { ids }: Carried): Promise<boolean> {
  let states: readonly string[] = [];
  const isConnected = () => states.every((state) => state === "connected");
  await expect.poll(async () => {
    states = await Promise.all([
      A.evaluate(inPage.connectionState, { id: ids.A, side: "A" }),
      B.evaluate(inPage.connectionState, { id: ids.B, side: "B" }),
    ]);
    return isConnected() || states.includes("failed") ? "over" : states.join(" and ");
  }, { timeout: PATIENCE }).toBe("over");
  return isConnected();
}

/** Every packet has a name, and everything in it a meaning and a source; gives the names. */
function expectNamed(packets: readonly SeenMessage[]): readonly string[] {
  expect(packets.length).toBeGreaterThan(10);
  const { names, faults } = namesOf(packets);
  expect(faults).toEqual([]);
  return names;
}

/** Ten pairings side by side: who connects, what is dropped, and that every packet has a name. */
export async function expectTheory(players: Players): Promise<void> {
  const all = await Promise.all(PAIRINGS.map(async (pairing) => {
    const carried = await carry(players, { before: behind(pairing) });
    const isConnected = await connects(players, carried);
    const packets = await players.A.evaluate(inPage.packetsOf, { id: carried.ids.A });
    return { pairing: pairing.join(" "), isConnected, packets, candidates: carried.candidates };
  }));
  for (const { pairing, isConnected, packets, candidates } of all) {
    expect(candidates, pairing).toEqual([1, 1]);
    expect(isConnected, pairing).toBe(!NEVER.includes(pairing));
    const filtered = packets.filter(({ fate }) => fate.outcome === "filtered");
    if (!isConnected) expect(filtered.length, pairing).toBeGreaterThan(5);
    if (pairing === "open open") expect(filtered).toEqual([]);
  }
  expectNamed(all.flatMap(({ packets }) => packets));
}

/** Relays only, behind the two NATs that need one. */
export async function expectRelayed(players: Players): Promise<void> {
  const carried = await carry(players, { before: behind(["symmetric", "symmetric"]), carried: "relay" });
  expect(await connects(players, carried)).toBe(true);
  const { ids } = carried;
  await expect.poll(() => players.A.evaluate(inPage.selected, { id: ids.A, side: "A" })).toBe("relay relay");
  await players.A.evaluate(inPage.sendMessages, { id: ids.A, count: 20 });
  await expect.poll(() => players.B.evaluate(inPage.received, { id: ids.B, label: "reliable" })).toBe(20);
  const names = expectNamed(await players.A.evaluate(inPage.packetsOf, { id: ids.A }));
  for (const name of ["Allocate request", "Allocate error response", "Allocate success response"]) {
    expect(names).toContain(name);
  }
}
