/** The Code tab of one client: what it runs. */
import type { ClientName } from "../../protocol/facts/mod.ts";
import { type Bench, roleOf, type Wish } from "../../protocol/session/mod.ts";
import type { Listings } from "./Client.tsx";
import { Code, textOf } from "./Code.tsx";
import type { Instruments } from "./instruments.ts";

interface Props {
  readonly client: ClientName;
  readonly bench: Bench;
  /** What is wished of each client's next data channel. */
  readonly wishes: Readonly<Record<ClientName, Partial<Wish>>>;
  /** Whether an offer's candidates wait until its answer is on its way. */
  readonly withholds?: boolean;
  readonly listings: Listings;
  /** Whether the other client is elsewhere, and its code with it. */
  readonly alone?: boolean;
  /** What comes as soon as anything is chosen or pressed. */
  readonly kit?: Pick<Instruments, "asPage" | "codeOf" | "painted">;
  readonly copied?: boolean;
  readonly onCopy: (code: string) => void;
}

export function CodePane({ client, bench, wishes, withholds = false, listings, alone, kit, copied, onCopy }: Props) {
  const linesOf = (name: ClientName) => {
    const session = bench[name];
    const known = listings[`${name}-${roleOf(session)}-${session.codeMode ?? session.mode}`];
    return kit ? kit.painted(kit.codeOf(session, wishes[name], withholds), known) : known;
  };
  const lines = linesOf(client);
  const codeOf = (shown: typeof lines) => shown.map(({ tokens }) => `${textOf(tokens)}\n`).join("");
  const copyPage = kit && !alone
    ? () => onCopy(kit.asPage({ A: codeOf(linesOf("A")), B: codeOf(linesOf("B")) }))
    : undefined;
  return (
    <Code
      session={bench[client]}
      lines={lines}
      copied={copied}
      onCopy={() => onCopy(codeOf(lines))}
      onCopyPage={copyPage}
    />
  );
}
