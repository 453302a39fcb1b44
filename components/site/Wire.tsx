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
      <g class="hand" transform="translate(226 113)">
        <path d="M4 34 C -6 26, -12 14, -5 10 C 1 7, 6 18, 12 24" />
        <rect x="6" y="22" width="58" height="40" rx="16" />
        <rect x="8" y="0" width="13" height="34" rx="6.5" />
        <rect x="22" y="-4" width="13" height="38" rx="6.5" />
        <rect x="36" y="-3" width="13" height="37" rx="6.5" />
        <rect x="50" y="2" width="12" height="32" rx="6" />
        <path class="palm" d="M9 32 H61 V40 H9 Z" />
      </g>
    </svg>
  );
}
