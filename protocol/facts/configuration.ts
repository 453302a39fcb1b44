/** The configuration of a connection, as it may be told: its secrets stay in memory. */
import type { Configuration } from "./dictionaries.ts";
import type { Confidential } from "./peer.ts";

/** What stands for a secret. An empty one hides nothing, and is what a browser refuses. */
const SECRET = "…";

const hidden = (secret: string): string => secret && SECRET;

/** The address of a server without the `user:password@` that people write into it, and that RFC 7065 does not know. */
const plainUrl = (url: string): string => url.replace(/^(\w*:?(?:\/\/)?)[^?]*@/, `$1${SECRET}@`);

/** The configuration for facts, traces and code. */
export function withoutSecrets(configuration: Configuration): Configuration {
  const { iceServers, ...rest } = configuration;
  return {
    ...(iceServers && {
      iceServers: iceServers.map(({ urls, username, credential }) => ({
        urls: plainUrl(urls),
        ...(username !== undefined && { username: hidden(username) }),
        ...(credential !== undefined && { credential: hidden(credential) }),
      })),
    }),
    ...rest,
  };
}

/** A configuration for a peer, with how to speak of it. */
export const confidential = (given: Configuration): Confidential => ({
  given,
  safe: withoutSecrets(given),
  safeMessage: (message) => messageWithoutSecrets(message, given),
});

/** What a browser says about a configuration, without its secrets: it may quote an address. */
export const messageWithoutSecrets = (message: string, { iceServers = [] }: Configuration): string =>
  iceServers.reduce((text, { urls }) => urls ? text.replaceAll(urls, plainUrl(urls)) : text, message);
