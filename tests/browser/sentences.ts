/** Every sentence shown to a learner that says something of browsers. It holds no test itself. */

/** Where learners are told something; the words of findings have their claims by their codes. */
const ROOMS = ["protocol", "components", "lessons", "routes", "islands"];
const BY_CODE = "protocol/sdp/findings/wording.ts";
/** Speaks of browsers in general, or of one by its name; the browser at hand is no claim. */
const NAMES = /\b(?:Chromium|Firefox|Safari|[Bb]rowsers)\b|\b(?:[Ee]very|[Nn]o|[Aa]ny)(?: WebRTC)? browser\b/;

/** A sentence, and the file that says it. */
export interface Said {
  readonly path: string;
  readonly sentence: string;
}

/** Reads all sources below `root`. */
export function saidOfBrowsers(root: URL): readonly Said[] {
  const found: Said[] = [];
  const walk = (folder: string) => {
    for (const { name, isDirectory } of Deno.readDirSync(new URL(folder, root))) {
      const path = `${folder}/${name}`;
      if (isDirectory) walk(path);
      else if (path !== BY_CODE && /\.(?:tsx?|md)$/.test(name)) {
        for (const sentence of sentencesOf(Deno.readTextFileSync(new URL(path, root)), path)) {
          found.push({ path, sentence });
        }
      }
    }
  };
  for (const room of ROOMS) walk(room);
  return found.toSorted((a, b) => a.path.localeCompare(b.path));
}

function sentencesOf(source: string, path: string): readonly string[] {
  const texts = path.endsWith(".md") ? source.split(/\n\n/) : textsOf(source, path.endsWith("x"));
  return texts.flatMap((text) => text.replaceAll(/\s+/g, " ").split(/(?<=[.!?]) (?=[A-Z“])/))
    .map((sentence) => sentence.trim()).filter((sentence) => NAMES.test(sentence) && sentence.includes(" "));
}

/** The strings of a source, put together where they are, and the text between its tags. */
function textsOf(source: string, hasMarkup: boolean): readonly string[] {
  const code = source.replaceAll(/\/\*[^]*?\*\/|(?<=^|[\s;,{(])\/\/[^\n]*/g, " ")
    .replaceAll(/"\s*\+\s*"/g, "").replaceAll(/`\s*\+\s*`/g, "").replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "{}");
  const texts = [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(([, plain, open]) =>
    plain ?? open
  );
  if (!hasMarkup) return texts;
  const markup = code.replaceAll(/\{" "\}/g, " ").replaceAll(/<\/?(?:b|i|code|span)\b[^>]*>/g, " ");
  return [...texts, ...[...markup.matchAll(/>([^<>{}=]*)(?=[<{])/g)].map(([, text]) => text)];
}
