/** Rates of bits, as people compare them: in kbit/s. */

/** `, that is 64 kbit/s` behind a number of bits a second; nothing where it is less than one kbit/s, or no number. */
export const inKilobits = (bits: string): string =>
  /^\d{4,15}$/.test(bits) ? `, that is ${Math.round(Number(bits) / 100) / 10} kbit/s` : "";
