/** What keeps standing when a part of the bench cannot be drawn: everything but that part, which says so. */
import { Component, type ComponentChildren } from "preact";

interface Props {
  /** The part, as a sentence begins with it: "The diagram". */
  readonly what: string;
  readonly children: ComponentChildren;
}

/** Draws its children. When one of them throws, a sentence stands in their place, and the rest of the page goes on. */
export class Standing extends Component<Props, { readonly fell: boolean }> {
  static override getDerivedStateFromError() {
    return { fell: true };
  }

  override state = { fell: false };

  render() {
    const { what, children } = this.props;
    if (!this.state.fell) return <>{children}</>;
    return (
      <div class="problem" role="alert">
        <b>{what} could not be drawn.</b> Everything else goes on, and nothing is lost.{" "}
        <button type="button" class="plain" onClick={() => this.setState({ fell: false })}>Draw it again</button>
      </div>
    );
  }
}
