/** The page for an address that leads nowhere. */
export default function NotFound({ root }: { root: string }) {
  return (
    <section class="page">
      <h1>There is no page here.</h1>
      <p class="lead">The address may be mistyped, or the page has moved.</p>
      <p class="ways">
        <a class="button" href={root}>Go to the first page</a> <a href={`${root}lessons/`}>See all lessons</a>
      </p>
    </section>
  );
}
