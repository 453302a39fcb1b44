/** The rules of a NAT (RFC 4787): which outside address a packet gets, and which packets get in. Pure. */
import type { Endpoint } from "../protocol/packets/mod.ts";
import type { NatKind } from "../protocol/box/mod.ts";

/** RFC 4787 REQ-5: no less than two minutes, and five are recommended. In milliseconds, since something went out. */
export const MAPPING_LIFE = 300_000;

export const keyOf = ({ address, port }: Endpoint): string => `${address}:${port}`;

/** Somebody outside: an address and a port, and behind which host they are. */
export interface Outside {
  readonly endpoint: Endpoint;
  /**
   * What stands for the IP address in the rules. On one machine all addresses are the same, so each client’s NAT has a
   * name, and all servers and relays together have one.
   */
  readonly host: string;
}

/** Which of a host’s mappings is used for a destination: one for all (endpoint-independent), or one each (§4.1). */
export const slotFor = (kind: NatKind, destination: Endpoint): string =>
  kind === "symmetric" ? keyOf(destination) : "*";

/** What has been sent through one mapping, and so what gets in (RFC 4787 §5). */
export class Filter {
  readonly #endpoints = new Map<string, number>();
  readonly #hosts = new Map<string, number>();

  /** Something goes out there: from now on answers get in. */
  remember({ endpoint, host }: Outside, now: number): void {
    this.#endpoints.set(keyOf(endpoint), now);
    this.#hosts.set(host, now);
  }

  /** Whether something from there gets in, by the rules of this kind. */
  passes(kind: NatKind, { endpoint, host }: Outside, now: number): boolean {
    const isFresh = (at: number | undefined) => at !== undefined && now - at < MAPPING_LIFE;
    switch (kind) {
      case "open":
        return true;
      case "address-restricted":
        return isFresh(this.#hosts.get(host));
      case "port-restricted":
      case "symmetric":
        return isFresh(this.#endpoints.get(keyOf(endpoint)));
      case "blocked":
        return false;
    }
  }

  /** Forgets what is too old to let anything in. */
  forget(now: number): void {
    for (const map of [this.#endpoints, this.#hosts]) {
      for (const [key, at] of map) if (now - at >= MAPPING_LIFE) map.delete(key);
    }
  }
}
