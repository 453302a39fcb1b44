/** The Code tab of one client: what it runs. */
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { roleOf } from "../../protocol/session/mod.ts";
import { useClient } from "../bench/client-view.ts";
import { useBench } from "../bench/view.ts";
import { Code, type ShownLine, textOf } from "./Code.tsx";

export function CodePane() {
  const { clients, sole, listings, withholds, codeTools, codeCopied } = useBench();
  const { client, session, actions } = useClient();
  const tools = codeTools.value;
  const linesOf = (name: ClientName): readonly ShownLine[] => {
    const { session: { value: session }, wish } = clients[name];
    const known = listings[`${name}-${roleOf(session)}-${session.codeMode ?? session.mode}`];
    return tools ? tools.painted(tools.codeOf(session, wish.value, withholds.value), known) : known;
  };
  const lines = linesOf(client);
  const codeOf = (shown: readonly ShownLine[]) => shown.map(({ tokens }) => `${textOf(tokens)}\n`).join("");
  function copyPage() {
    const codes = { [client]: codeOf(lines), [across(client)]: codeOf(linesOf(across(client))) };
    actions.copyCode(tools!.asPage(codes as Record<ClientName, string>));
  }
  const copied = codeCopied.value;
  return (
    <Code
      session={session.value}
      lines={lines}
      copied={copied?.client === client ? copied.copied : undefined}
      onCopy={() => actions.copyCode(codeOf(lines))}
      onCopyPage={tools && sole.value === undefined ? copyPage : undefined}
    />
  );
}
