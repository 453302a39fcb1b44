/** The server’s side of STUN: RFC 5769’s own request, wrong proofs, what must be refused, and what is not answered. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { BOX_REALM, NONCE_LIFE } from "../../network/credentials.ts";
import {
  ALLOCATE,
  BINDING,
  CREATE_PERMISSION,
  longTermKey,
  NONCE,
  readPacket,
  readStun,
  readXorAddress,
  REALM,
  REFRESH,
  SEND,
  type StunMessage,
  UNKNOWN_ATTRIBUTES,
  USERNAME,
  valueOf,
  writeStun,
  XOR_MAPPED_ADDRESS,
} from "../../protocol/packets/mod.ts";
import { REQUEST } from "../protocol/packets/vectors.ts";
import { errorOf, makeNetwork, request, socketOf, TurnUser } from "./made-network.ts";

const SOCKET = socketOf("A", 5000);

function begin() {
  const network = makeNetwork();
  const { port } = network.box.pairs[0].clients.A.server.endpoint;
  const lastFate = () => network.box.pairs[0].record.after(0).at(-1)!.fate.outcome;
  return { network, lastFate, ask: (bytes: Uint8Array) => network.send(SOCKET, port, bytes) };
}

Deno.test("RFC 5769 §2.1’s request is answered: the mapped address, the transaction, a fingerprint as it had one", () => {
  const { network, ask } = begin();
  const [{ bytes, from }] = ask(REQUEST);
  assert.deepEqual(from, network.box.pairs[0].clients.A.server.endpoint);
  const answer = readStun(bytes)!;
  assert.deepEqual([answer.method, answer.class], [BINDING, "success response"]);
  assert.deepEqual(answer.transactionId, REQUEST.subarray(8, 20));
  const mapped = readXorAddress(valueOf(answer, XOR_MAPPED_ADDRESS)!, answer.transactionId)!;
  const [host] = network.box.world.hosts.values();
  assert.deepEqual(mapped, host.mappings.get("*")!.socket.endpoint);
  const packet = readPacket(bytes);
  const fingerprint = packet.fields.find(({ name }) => name === "FINGERPRINT")!;
  assert.match(fingerprint.meaning, /fits/);
});

Deno.test("the same socket asks again, and has the same address; another socket has another", () => {
  const { network } = begin();
  const { port } = network.box.pairs[0].clients.A.server.endpoint;
  const mapped = (socket = SOCKET) => {
    const answer = readStun(network.send(socket, port, writeStun(request(BINDING)))[0].bytes)!;
    return readXorAddress(valueOf(answer, XOR_MAPPED_ADDRESS)!, answer.transactionId)!;
  };
  const first = mapped();
  assert.deepEqual(mapped(), first);
  assert.notDeepEqual(mapped(socketOf("A", 5001)), first);
});

Deno.test("a fingerprint that does not fit, a message cut short, and an old RFC 3489 request are not answered", () => {
  const { ask, lastFate } = begin();
  ask(REQUEST);
  for (const bytes of [REQUEST.with(REQUEST.length - 1, 0), REQUEST.subarray(0, -1), REQUEST.with(4, 0)]) {
    assert.deepEqual(ask(bytes), []);
    assert.equal(lastFate(), "unreadable");
  }
});

Deno.test("indications and answers get no answer; a Binding indication is taken", () => {
  const { ask, lastFate } = begin();
  ask(REQUEST);
  const outcome = (message: StunMessage) => {
    assert.deepEqual(ask(writeStun(message)), []);
    return lastFate();
  };
  assert.equal(outcome({ ...request(BINDING), class: "indication" }), "answered");
  assert.equal(outcome({ ...request(BINDING), class: "success response" }), "unreadable");
  assert.equal(outcome({ ...request(BINDING), class: "error response" }), "unreadable");
  assert.equal(outcome({ ...request(ALLOCATE), class: "indication" }), "unreadable");
  assert.equal(outcome(request(0x00a)), "unreadable");
  assert.equal(outcome({ ...request(SEND), class: "indication" }), "unreadable");
});

Deno.test("420 names the attributes that must be understood and are not (RFC 8489 §14.9)", () => {
  const { ask } = begin();
  const value = new Uint8Array(4);
  const bytes = writeStun(
    request(BINDING, [{ type: 0x7001, value }, { type: 0xc001, value }, { type: 0x001a, value }]),
  );
  const answer = readStun(ask(bytes)[0].bytes)!;
  assert.equal(errorOf(answer), 420);
  assert.equal(valueOf(answer, UNKNOWN_ATTRIBUTES)!.toHex(), "7001001a");
});

Deno.test("credentials are asked for in the order of RFC 8489 §9.2.4", () => {
  const { network } = begin();
  const user = new TurnUser(network, "A", SOCKET);
  const first = user.plain(request(ALLOCATE));
  assert.equal(errorOf(first), 401);
  assert.equal(new TextDecoder().decode(valueOf(first, REALM)), BOX_REALM);
  user.nonce = Uint8Array.from(valueOf(first, NONCE)!);
  assert.equal(errorOf(user.proved(request(REFRESH))), 437);

  const { key, nonce } = user;
  const wrong = longTermKey(network.box.pairs[0].username, BOX_REALM, "guessed");
  assert.equal(errorOf(user.proved(request(REFRESH), { key: wrong })), 401);
  assert.equal(errorOf(user.proved(request(REFRESH), { username: "pair-2" })), 401);
  user.nonce = Uint8Array.of(1, 2, 3);
  const stale = user.proved(request(REFRESH));
  assert.equal(errorOf(stale), 438);
  assert.deepEqual(valueOf(stale, NONCE), nonce);
  // A wrong password is told as such, also with a nonce that is too old.
  assert.equal(errorOf(user.proved(request(REFRESH), { key: wrong })), 401);
  // A proof, and nothing that says whose.
  const bare = writeStun(request(REFRESH), { key });
  assert.equal(errorOf(readStun(network.send(SOCKET, user.server, bare)[0].bytes)!), 400);
});

Deno.test("a nonce is good for an hour", () => {
  const { network } = begin();
  const user = new TurnUser(network, "A", SOCKET);
  user.allocate();
  network.pass(NONCE_LIFE - 1);
  assert.equal(errorOf(user.proved(request(CREATE_PERMISSION))), 437);
  network.pass(1);
  assert.equal(errorOf(user.proved(request(CREATE_PERMISSION))), 438);
});

Deno.test("each pair has credentials of its own, and none opens another pair’s relay", () => {
  const { network } = begin();
  network.box.join();
  const second = network.box.join();
  assert.ok(typeof second === "object" && second.number === 2);
  const [first] = network.box.pairs;
  assert.notEqual(first.credential, second.credential);
  const user = new TurnUser(network, "A", SOCKET);
  user.nonce = Uint8Array.from(valueOf(user.plain(request(ALLOCATE)), NONCE)!);
  const theirs = longTermKey(second.username, BOX_REALM, second.credential);
  assert.equal(errorOf(user.proved(request(ALLOCATE), { key: theirs, username: second.username })), 401);
});

Deno.test("answers to what was proved are proved (RFC 8489 §9.2.4)", () => {
  const { network } = begin();
  const pair = network.box.pairs[0];
  const user = new TurnUser(network, "A", SOCKET);
  user.allocate();
  const answers = pair.record.after(0).filter(({ from }) => from.who === "server");
  const keys = [{ name: "the pair’s", username: pair.username, password: pair.credential, realm: BOX_REALM }];
  const meaning = (bytes: Uint8Array) =>
    readPacket(bytes, { keys }).fields.find(({ name }) => name === "MESSAGE-INTEGRITY")?.meaning;
  assert.equal(meaning(answers[0].bytes), undefined);
  assert.match(meaning(answers[1].bytes)!, /is right/);
});

Deno.test("whatever comes to a server, it throws nothing, and goes on answering", () => {
  const { network, ask } = begin();
  const user = new TurnUser(network, "A", SOCKET);
  user.allocate();
  const attribute = fc.record({
    type: fc.oneof(fc.nat(0x30), fc.nat(0xffff)),
    value: fc.uint8Array({ maxLength: 24 }),
  });
  const message = fc.record({
    method: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.nat(0xfff)),
    class: fc.constantFrom("request" as const, "indication" as const, "success response" as const),
    transactionId: fc.uint8Array({ minLength: 12, maxLength: 12 }),
    attributes: fc.array(attribute, { maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 100 }), message), fc.boolean(), (one, isProved) => {
      // More than a second’s worth would be dropped unread.
      network.pass(1);
      ask(one instanceof Uint8Array ? one : isProved ? user.write(one) : writeStun(one));
    }),
    { numRuns: 2000 },
  );
  assert.equal(ask(REQUEST).length, 1);
  assert.ok(valueOf(user.plain(request(ALLOCATE)), NONCE));
  assert.equal(valueOf(user.plain(request(ALLOCATE)), USERNAME), undefined);
});
