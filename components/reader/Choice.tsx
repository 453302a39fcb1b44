/** Buttons of which one is chosen. */
export function Choice<One extends string | number>({ label, choices, chosen, onChoose }: {
  readonly label: string;
  readonly choices: readonly (readonly [one: One, words: string])[];
  readonly chosen: One;
  readonly onChoose: (one: One) => void;
}) {
  return (
    <div class="choice" role="group" aria-label={label}>
      {choices.map(([one, words]) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === chosen}
          onClick={() => onChoose(one)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
