/** On which bench each step of a lesson is done. */

interface Begins {
  /** Whether it begins on a fresh bench. */
  readonly fresh?: boolean;
}

/** The bench of each step, counted from 0: one that begins on a fresh bench, and those after it, are on the next. */
export function benchesOf(steps: readonly Begins[]): readonly number[] {
  let bench = 0;
  return steps.map(({ fresh }) => fresh ? ++bench : bench);
}

/** The steps on the bench of one step, up to that one; without such a step, all of the last bench. */
export function upToStep<S extends Begins & { readonly id: string }>(
  steps: readonly S[],
  id: string | undefined,
): readonly S[] {
  const benches = benchesOf(steps);
  const found = steps.findIndex((step) => step.id === id);
  const last = found < 0 ? steps.length - 1 : found;
  return steps.slice(Math.max(0, benches.indexOf(benches[last])), last + 1);
}
