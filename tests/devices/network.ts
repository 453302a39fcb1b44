/** Small networks of network namespaces, with a device at either end: what two people in two places have. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";

export type End = "a" | "b";

/**
 * Where the two devices stand. `one network`: on one switch. `two homes`: each behind a router of its own that
 * translates addresses (RFC 4787), and the routers on the switch. `far apart`: on one network that holds every frame
 * back for 150 ms.
 */
export type Plan = "one network" | "two homes" | "far apart";

/** What the two devices share: the switch, the STUN and TURN server, a web server for plain HTTP. */
export const SHARED = "198.51.100.1";

/** Addresses by plan; documentation's (RFC 5737) outside the homes, private ones (RFC 1918) inside. */
const ADDRESSES: Readonly<Record<Plan, Readonly<Record<End, string>>>> = {
  "one network": { a: "198.51.100.11", b: "198.51.100.12" },
  "far apart": { a: "198.51.100.11", b: "198.51.100.12" },
  "two homes": { a: "192.168.1.2", b: "192.168.2.2" },
};
/** The routers' sides on the switch. */
export const ROUTERS: Readonly<Record<End, string>> = { a: "198.51.100.21", b: "198.51.100.22" };

export interface Network {
  readonly addresses: Readonly<Record<End, string>>;
  /** The name of a namespace, by its part: `a`, `b`, `switch`, `router-a`, `router-b`. */
  readonly name: (part: string) => string;
  /** Runs a command in a namespace, to its end; gives what it printed. */
  readonly run: (part: string, command: string, ...args: string[]) => string;
  /** Gives a namespace a rule of `iptables`. */
  readonly rule: (part: string, ...words: string[]) => void;
  /** How many packets the first rule of a chain met. */
  readonly counted: (part: string, chain: string) => number;
  /** Starts a program in a namespace, which ends with the network; resolves when it has printed `ready`. */
  readonly start: (part: string, ready: RegExp, command: string, args: string[], more?: object) => Promise<void>;
  /** A program that starts another one in a namespace, for whoever takes a path only. */
  readonly wrapper: (part: string, program: string) => string;
  /** For what its programs write. */
  readonly folder: string;
  readonly close: () => void;
}

const ip = (...args: string[]): string => execFileSync("ip", args, { encoding: "utf8", stdio: "pipe" });

/** Every namespace of a run begins with this, and with the process that cleans up after it. */
export const PREFIX = "oob-";

/** Lays a network whose namespaces are called `oob-RUN-…`. */
export function lay(plan: Plan, run: number = Number(process.env.OOB_RUN)): Network {
  const folder = mkdtempSync(`${tmpdir()}/${PREFIX}${run}-`);
  const name = (part: string) => `${PREFIX}${run}-${part}`;
  const inside = (part: string, command: string, ...args: string[]) =>
    ip("netns", "exec", name(part), command, ...args);
  // The kernel may have either backend; whoever started this run has tried.
  const rule = (part: string, ...words: string[]) => inside(part, process.env.OOB_IPTABLES!, "-w", ...words);
  const counted = (part: string, chain: string) => Number(/^ *(\d+) +\d+ /m.exec(rule(part, "-nvxL", chain))![1]);
  const children: ChildProcess[] = [];
  const addresses = ADDRESSES[plan];

  function close() {
    for (const child of children) child.kill("SIGKILL");
    removeNamespaces(`${PREFIX}${run}-`);
    rmSync(folder, { recursive: true, force: true });
  }

  function start(part: string, ready: RegExp, command: string, args: string[], more: object = {}): Promise<void> {
    const child = spawn("ip", ["netns", "exec", name(part), command, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      ...more,
    });
    children.push(child);
    return new Promise((done, fail) => {
      let said = "";
      const hear = (bytes: Uint8Array) => {
        said = (said + new TextDecoder().decode(bytes)).slice(-10_000);
        if (ready.test(said)) done();
      };
      child.stdout!.on("data", hear);
      child.stderr!.on("data", hear);
      child.on("error", fail);
      child.on("exit", (code) => fail(new Error(`${command} ended with ${code}: ${said}`)));
    });
  }

  function wrapper(part: string, program: string): string {
    const path = `${folder}/${part}`;
    writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name(part)} ${program} "$@"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  function add(part: string) {
    ip("netns", "add", name(part));
    // One address family, so that what is asserted is what there is.
    inside(part, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");
    ip("-n", name(part), "link", "set", "lo", "up");
  }

  /** A cable from one namespace to another; either end with an address, if it has one. */
  function cable(from: string, port: string, to: string, plug: string, address?: string, other?: string) {
    ip("link", "add", port, "netns", name(from), "type", "veth", "peer", "name", plug, "netns", name(to));
    for (const [part, link, own] of [[from, port, address], [to, plug, other]] as const) {
      if (own) ip("-n", name(part), "addr", "add", `${own}/24`, "dev", link);
      ip("-n", name(part), "link", "set", "dev", link, "up");
    }
  }

  try {
    for (const part of ["switch", "a", "b"]) add(part);
    if (plan !== "far apart") {
      ip("-n", name("switch"), "link", "add", "lan", "type", "bridge");
      ip("-n", name("switch"), "addr", "add", `${SHARED}/24`, "dev", "lan");
      ip("-n", name("switch"), "link", "set", "lan", "up");
    }
    const plugIn = (part: string, port: string, address: string, plug: string) => {
      cable(part, port, "switch", plug, address);
      if (plan !== "far apart") ip("-n", name("switch"), "link", "set", "dev", plug, "master", "lan");
    };
    for (const end of ["a", "b"] as const) {
      if (plan === "two homes") {
        const router = `router-${end}`;
        const own = addresses[end].replace(/\d+$/, "1");
        add(router);
        cable(end, "eth0", router, "home", addresses[end], own);
        plugIn(router, "world", ROUTERS[end], end);
        ip("-n", name(end), "route", "add", "default", "via", own);
        inside(router, "sysctl", "-qw", "net.ipv4.ip_forward=1");
        rule(router, "-t", "nat", "-A", "POSTROUTING", "-o", "world", "-j", "MASQUERADE");
        // As routers do. What is merely refused would be remembered as a connection, and take the port.
        rule(router, "-A", "INPUT", "-i", "world", "-j", "DROP");
      } else {
        plugIn(end, "eth0", addresses[end], end);
        // Multicast needs somewhere to go.
        ip("-n", name(end), "route", "add", "default", "dev", "eth0");
      }
    }
  } catch (error) {
    close();
    throw error;
  }
  return { addresses, name, run: inside, rule, counted, start, wrapper, folder, close };
}

/** Ends what runs in namespaces whose names begin so, and removes them. */
export function removeNamespaces(start: string): void {
  for (const line of ip("netns", "list").split("\n")) {
    const [name] = line.split(" ");
    if (!name.startsWith(start)) continue;
    for (const pid of ip("netns", "pids", name).split("\n").filter((one) => one !== "")) {
      try {
        process.kill(Number(pid), "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    }
    ip("netns", "del", name);
  }
}

/** Removes what runs left behind that could not clean up; those that still go on are let alone. */
export function removeLeftovers(): void {
  const runs = new Set([...ip("netns", "list").matchAll(/^oob-(\d+)-/gm)].map(([, run]) => run));
  for (const run of runs) {
    if (!isRunning(run)) removeNamespaces(`${PREFIX}${run}-`);
  }
  for (const folder of readdirSync(tmpdir())) {
    const run = /^oob-(\d+)-/.exec(folder)?.[1];
    if (run && !isRunning(run)) rmSync(`${tmpdir()}/${folder}`, { recursive: true, force: true });
  }
}

/** Whether a process is a run of these tests: numbers of processes come again. */
function isRunning(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("tests/devices/");
  } catch {
    return false;
  }
}
