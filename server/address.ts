/** Where the site is served: the environment says it, and the permission to listen there is made of it. */

/** An address to listen at, or why there is none. */
export type Address = { readonly hostname: string; readonly port: number } | { readonly problem: string };

/** `HOST` and `PORT`; without them every address of this machine, at 8000. */
export function addressIn(env: { get(name: string): string | undefined }): Address {
  const hostname = env.get("HOST") ?? "0.0.0.0";
  const wanted = env.get("PORT") ?? "8000";
  if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65535) {
    return {
      problem: `PORT is “${wanted}”, which is no port. Set it to a number from 0 to 65535, or leave it out for 8000.`,
    };
  }
  if (!/^(?:[\w.-]+|[\da-f:.]+)$/i.test(hostname)) {
    return {
      problem: `HOST is “${hostname}”, which is no address. Set it to one of this machine, or leave it out for all.`,
    };
  }
  return { hostname, port: Number(wanted) };
}

/** An interface of this machine, as `Deno.networkInterfaces` tells of it. */
type Interface = Pick<Deno.NetworkInterfaceInfo, "family" | "address" | "scopeid">;

/**
 * What is said of other devices on the same network: the addresses under which they reach the site, and what they may
 * not do there (Secure Contexts §3.1). Nothing where only this machine reaches it.
 */
export function lanText(address: Address, interfaces: readonly Interface[]): string | undefined {
  if ("problem" in address || !["0.0.0.0", "::"].includes(address.hostname) || address.port === 0) return undefined;
  const reached = interfaces.filter(({ family, address }) =>
    family === "IPv4" && !/^(?:127\.|169\.254\.|0\.)/.test(address)
  ).map(({ address: own }) => `http://${own}:${address.port}`);
  if (reached.length === 0) return "This machine is in no network: no other device reaches the site.";
  return `Other devices on this network reach it at ${reached.join(", or ")}. Over plain HTTP a phone gives the page ` +
    "no camera and no clipboard; docs/hosting.md says how to serve HTTPS.";
}

/** For `deno task start`: what `--allow-net` is to allow. Where there is no address, `main.ts` says why. */
if (import.meta.main) {
  const address = addressIn(Deno.env);
  if ("problem" in address) console.log("0.0.0.0");
  else {
    const said = lanText(address, Deno.networkInterfaces());
    if (said) console.error(said);
    console.log(`${address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname}:${address.port}`);
  }
}
