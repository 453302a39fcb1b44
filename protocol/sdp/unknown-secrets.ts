/**
 * What looks like a secret in lines that a browser does not write: in attributes with values of an application's own
 * nobody can tell what a word is, so whatever has the shape of a key or of a host is taken for one.
 */

/** A word that may be secret, where it stands, in UTF-16 units. */
interface Word {
  readonly start: number;
  readonly text: string;
  readonly kind: "key" | "host" | "title";
}

/** Attributes whose values are words of the grammar, codecs, or numbers; their addresses and names are found elsewhere. */
const PLAIN: ReadonlySet<string> = new Set(
  ("rtpmap fmtp rtcp-fb extmap mid group setup sctp-port sctpmap max-message-size rid simulcast ssrc ssrc-group msid " +
    "msid-semantic ice-options ice-ufrag ice-pwd fingerprint tls-id rtcp candidate end-of-candidates rtcp-xr ptime " +
    "maxptime imageattr framerate framesize quality orient lang sdplang charset type range content bitrate crypto " +
    "identity connection silenceSupp control-range x-google-flag remote-candidates ice-pacing ts-refclk mediaclk")
    .split(" "),
);

/** An attribute with a value, also where the SDP stands in JSON with its line breaks written as `\r\n`. */
const ATTRIBUTE = /(?:^[ \t>]*|\\n)a=(?<name>[\w-]{1,64}):(?<value>[^\r\n\\"]*)/gmd;
/** What follows the type of a candidate: pairs of names and values, which any agent may add to (RFC 8839 §5.1). */
const EXTENSIONS = /candidate:[^\r\n\\"]{1,512}?[ \t]typ[ \t]+\S+(?<value>[^\r\n\\"]*)/gmd;
const KNOWN_EXTENSION = /[ \t](?:raddr|rport|ufrag|generation|network-id|network-cost|tcptype)[ \t]+[^\s\\"]+/g;
/** `libwebrtc 1.2 (host laptop)`: the program and its version tell nobody's name, what follows may. */
const TOOL = /^[ \t]*[\w./-]+(?:[ \t]+v?\d[\w.+-]*)?[ \t]*/;

/** A word, between what separates words in values. One with `://` or `@` is an address of the other kind. */
const WORD = /[^\s,;|="'<>()\\[\]{}]+/g;
const HOST = /^(?:[\w-]{1,63}\.){1,10}[a-z][a-z-]{1,62}\.?$/i;

/** Words with a letter and a digit from eight characters on, and any run without a gap from sixteen on. */
const looksLikeKey = (word: string): boolean =>
  /^[\w:.+/-]{8,}$/.test(word) && /\d/.test(word) && /[A-Za-z]/.test(word) || /^[A-Za-z0-9+/_-]{16,}$/.test(word);

/** The words of a text that stand in lines of an application’s own and look like a key or a host. */
export function* unknownSecrets(text: string): Generator<Word> {
  for (const { groups, indices } of text.matchAll(ATTRIBUTE)) {
    const { name, value } = groups!;
    const [start] = indices!.groups!.value;
    if (name.toLowerCase() === "tool") {
      const plain = TOOL.exec(value)?.[0].length ?? 0;
      if (plain < value.length) yield { start: start + plain, text: value.slice(plain), kind: "title" };
    } else if (!PLAIN.has(name.toLowerCase())) yield* wordsOf(value, start);
  }
  for (const { groups, indices } of text.matchAll(EXTENSIONS)) {
    const blank = (known: string) => " ".repeat(known.length);
    yield* wordsOf(groups!.value.replace(KNOWN_EXTENSION, blank), indices!.groups!.value[0]);
  }
}

function* wordsOf(value: string, at: number): Generator<Word> {
  for (const { 0: word, index } of value.matchAll(WORD)) {
    if (/:\/\/|@/.test(word)) continue;
    const host = word.replace(/:\d{1,5}$/, "");
    if (HOST.test(host)) yield { start: at + index, text: host, kind: "host" };
    else if (looksLikeKey(word)) yield { start: at + index, text: word, kind: "key" };
  }
}
