/** The glossary: every term of the explanations and the lessons, with its source. */
import { ABBREVIATIONS, GLOSSARY, idOf } from "../protocol/glossary/mod.ts";
import { ownValue } from "../protocol/text/mod.ts";

export default function GlossaryPage() {
  return (
    <section class="page">
      <h1>Glossary</h1>
      <p class="lead">
        The {GLOSSARY.length}{" "}
        terms that the lessons and the explanations use. Each says in a sentence or two what it is, and where that is
        written.
      </p>
      <dl>
        {GLOSSARY.map((term) => {
          const stands = ownValue(ABBREVIATIONS, term.term);
          return (
            <div key={term.term} class="glossary-term" id={idOf(term)}>
              <dt>
                <b>{term.term}</b>
                {stands !== undefined && stands !== term.term && `, ${stands}`}
              </dt>
              <dd>
                {term.said} <span class="quiet">{term.source}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
