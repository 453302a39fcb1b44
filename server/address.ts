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

/** For `deno task start`: what `--allow-net` is to allow. Where there is no address, `main.ts` says why. */
if (import.meta.main) {
  const address = addressIn(Deno.env);
  if ("problem" in address) console.log("0.0.0.0");
  else console.log(`${address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname}:${address.port}`);
}
