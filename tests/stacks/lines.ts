/** Standard input by lines, as the programs in this folder read it. */
import { createInterface } from "node:readline";
import process from "node:process";

/** Lines as they come, however long the program takes to ask; the program ends where they end. */
export function lines(): { next(): Promise<string> } {
  const reader = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  return {
    async next() {
      const { done, value } = await reader.next();
      if (done) process.exit(0);
      return value;
    },
  };
}
