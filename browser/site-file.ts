/** A file of the site itself, that a page did not bring along. */

/** Its text; `undefined` where it does not come. */
export async function siteText(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}
