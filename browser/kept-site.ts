/** The site, kept on this device, so that it works on when its server is gone. */

/** Trusted Types: which scripts a page may name by a text (https://w3c.github.io/trusted-types/, §2.3). */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

/**
 * Registers the service worker at this address, for everything beside and below it. Browsers have none for a page that
 * came over plain HTTP, and some have none in a private window; and whoever asks to save data (Save Data API, §1) is sent
 * no site that was not asked for.
 */
export async function keepSite(address: URL): Promise<void> {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (!("serviceWorker" in navigator) || connection?.saveData) return;
  // The policy of the pages asks for Trusted Types wherever a script is named by a text.
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    const policy = trustedTypes?.createPolicy("service-worker", { createScriptURL: () => address.href });
    await navigator.serviceWorker.register(policy?.createScriptURL(address.href) ?? address.href);
  } catch {
    // The page works on as long as its server does.
  }
}
