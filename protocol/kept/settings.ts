/** Settings, as they may be kept: what a server is reached by, and none of its secrets. */
import type { SettingsKept } from "./kept.ts";

interface Chosen {
  readonly servers: readonly { readonly urls: string }[];
  readonly policies: Omit<SettingsKept, "iceServers">;
}

/** The address without the `user:password@` that people write into it, and that RFC 7065 does not know. */
const withoutUser = (url: string): string => url.trim().replace(/^(\w*:?(?:\/\/)?)[^?]*@/, "$1");

/** What is kept of the settings; rows that were left empty are not. */
export const settingsToKeep = ({ servers, policies }: Chosen): SettingsKept => ({
  iceServers: servers.map(({ urls }) => withoutUser(urls)).filter((url) => url !== ""),
  iceTransportPolicy: policies.iceTransportPolicy,
  bundlePolicy: policies.bundlePolicy,
  iceCandidatePoolSize: policies.iceCandidatePoolSize,
});
