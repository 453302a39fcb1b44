/** Datagrams that browsers sent, as the box saw them, and what their clients said to each other. */

interface Run {
  /** `nat`: by server-reflexive candidates; `relay`: by relays alone; `media`: with audio and video. */
  readonly what: "nat" | "relay" | "media";
  readonly offer: string;
  readonly answer: string;
  /** Of both sides, without `a=`. */
  readonly candidates: readonly string[];
  readonly datagrams: readonly { readonly from: string; readonly to: string; readonly hex: string }[];
}

interface Recorded {
  readonly browser: string;
  readonly realm: string;
  readonly username: string;
  readonly password: string;
  readonly runs: readonly Run[];
}

interface Sent {
  readonly recorded: Recorded;
  readonly run: Run;
  readonly bytes: Uint8Array;
  /** What the same sender sent to the same receiver before. */
  readonly earlier: readonly Uint8Array[];
}

const folder = new URL("../../fixtures/packets/", import.meta.url);

const RECORDED: readonly Recorded[] = ["chromium-156", "firefox-153"].map((name) =>
  JSON.parse(Deno.readTextFileSync(new URL(`${name}.json`, folder)))
);

/** Every datagram, in order. */
export const SENT: readonly Sent[] = RECORDED.flatMap((recorded) =>
  recorded.runs.flatMap((run) => {
    const before = new Map<string, Uint8Array[]>();
    return run.datagrams.map(({ from, to, hex }) => {
      const bytes = Uint8Array.fromHex(hex);
      const way = before.get(`${from} ${to}`) ?? [];
      before.set(`${from} ${to}`, [...way, bytes]);
      return { recorded, run, bytes, earlier: way };
    });
  })
);

/** What browsers and the peer of glass said to each other inside of DTLS: SCTP packets, in order. */
interface GlassRun {
  readonly browser: string;
  readonly packets: readonly { readonly from: "browser" | "glass"; readonly bytes: Uint8Array }[];
}

const glass: {
  readonly runs: readonly {
    readonly browser: string;
    readonly packets: readonly { readonly from: "browser" | "glass"; readonly hex: string }[];
  }[];
} = JSON.parse(Deno.readTextFileSync(new URL("glass.json", folder)));

export const GLASS: readonly GlassRun[] = glass.runs.map(({ browser, packets }) => ({
  browser,
  packets: packets.map(({ from, hex }) => ({ from, bytes: Uint8Array.fromHex(hex) })),
}));
