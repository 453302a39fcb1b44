/** What the tests with two devices need of the machine; what Debian has, root can install. */
import { PREFIX } from "./network.ts";

/** What is there: which `iptables` the kernel takes, and the programs that some scenarios need, or why they are not. */
export interface Machine {
  readonly iptables: string;
  readonly turnserver: string | { readonly reason: string };
  readonly python: string | { readonly reason: string };
  readonly tcpdump: string | { readonly reason: string };
}

/** Looks whether there can be two devices on this machine, and installs what is missing; or says why not. */
export async function findMachine(): Promise<Machine | { readonly reason: string }> {
  if (Deno.build.os !== "linux" || Deno.uid() !== 0) {
    return { reason: "Two devices need network namespaces, which are Linux’s, and root’s to make." };
  }
  const probe = `${PREFIX}${Deno.pid}-probe`;
  try {
    const cable = ["type", "veth", "peer", "name", "plug"];
    if (
      !await run("ip", "netns", "add", probe) ||
      !await run("ip", "-n", probe, "link", "add", "lan", "type", "bridge") ||
      !await run("ip", "-n", probe, "link", "add", "port", ...cable)
    ) {
      return { reason: "Two devices need network namespaces, veth and a bridge, which this machine does not give." };
    }
    const iptables = await findIptables(probe);
    if (!iptables) return { reason: "Two devices need iptables, which does not work here and cannot be installed." };
    const turnserver = await have("turnserver", "coturn");
    const python = await have("python3", "python3-minimal");
    const tcpdump = await have("tcpdump", "tcpdump");
    return {
      iptables,
      turnserver: turnserver ?? { reason: "coturn is not here and cannot be installed" },
      python: python ?? { reason: "python3 is not here and cannot be installed" },
      tcpdump: tcpdump ?? { reason: "tcpdump is not here and cannot be installed" },
    };
  } finally {
    await run("ip", "netns", "del", probe);
  }
}

/** The one whose rules this kernel takes: `nft` or the older tables behind it. */
async function findIptables(namespace: string): Promise<string | undefined> {
  if (!await have("iptables", "iptables")) return undefined;
  for (const name of ["iptables", "iptables-nft", "iptables-legacy"]) {
    const table = (...words: string[]) => run("ip", "netns", "exec", namespace, name, ...words);
    const lossy = ["-A", "INPUT", "-p", "udp", "-m", "statistic", "--mode", "random", "--probability", "0.1"];
    if (await table(...lossy, "-j", "DROP") && await table("-t", "nat", "-A", "POSTROUTING", "-j", "MASQUERADE")) {
      return name;
    }
  }
}

/** The path of a program, once it is there; Debian’s package is installed for it, and no service of it started. */
async function have(program: string, debian: string): Promise<string | undefined> {
  const there = await find(program);
  if (there) return there;
  console.log(`There is no ${program} on this machine; installing Debian’s ${debian}.`);
  const apt = (...args: string[]) => run("apt-get", "-o", "DPkg::Lock::Timeout=120", ...args);
  Deno.env.set("DEBIAN_FRONTEND", "noninteractive");
  if (!await apt("update", "-qq")) return undefined;
  // Without systemd it is invoke-rc.d(8) that starts services, and in single-user mode it starts none.
  Deno.env.set("RUNLEVEL", "1");
  await run("systemctl", "mask", "--runtime", debian);
  const installed = await apt("install", "-y", "-qq", "--no-install-recommends", debian);
  await run("systemctl", "disable", debian);
  await run("systemctl", "unmask", "--runtime", debian);
  return installed ? await find(program) : undefined;
}

/** The shims that version managers put first in the PATH may point to nothing, so the program has to start. */
async function find(program: string): Promise<string | undefined> {
  for (const folder of `/usr/bin:/usr/sbin:${Deno.env.get("PATH")}`.split(":")) {
    const path = `${folder}/${program}`;
    if (await Deno.stat(path).catch(() => undefined) && await run(path, "--version")) return path;
  }
}

async function run(command: string, ...args: string[]): Promise<boolean> {
  try {
    return (await new Deno.Command(command, { args, stdin: "null", stdout: "null", stderr: "null" }).output()).success;
  } catch {
    return false;
  }
}
