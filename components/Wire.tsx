/** The picture on the first page: two clients, one gap, and an offer on its way. */
export function Wire() {
  return (
    <svg class="wire" viewBox="0 0 520 250" role="img" aria-labelledby="wire-says">
      <title id="wire-says">Client A and Client B with a gap between them; a hand carries an offer across</title>
      <rect class="box A" x="6" y="50" width="150" height="150" rx="12" />
      <rect class="box B" x="364" y="50" width="150" height="150" rx="12" />
      <text class="who" x="81" y="84">Client A</text>
      <text class="who" x="439" y="84">Client B</text>
      <text class="state" x="81" y="122">have-local-offer</text>
      <text class="state" x="439" y="122">stable</text>
      <path class="way" d="M160 158 C 220 92, 300 92, 360 158" />
      <g class="carried" transform="translate(214 72)">
        <rect class="box A" width="92" height="42" rx="8" />
        <text x="46" y="26">offer →</text>
      </g>
      <path
        class="hand"
        d="M246 128c0-7 3-11 8-11h34c5 0 8 4 8 9s-3 8-8 8h-12v6h8c7 0 9 4 8 10l-3 15c-2 9-8 14-17 14h-12c-8 0-14-4-17-11l-9-21c-2-5 1-9 5-9 3 0 5 2 7 5l2 4z"
      />
    </svg>
  );
}
