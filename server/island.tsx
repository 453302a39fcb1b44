/** Marks an island: an element with a name and JSON props, rendered here and woken by `client.ts`. */
import type { ComponentProps, ComponentType } from "preact";
import Annotate from "../islands/Annotate.tsx";
import Bench from "../islands/Bench.tsx";
import Class from "../islands/Class.tsx";
import Course from "../islands/Course.tsx";
import Device from "../islands/Device.tsx";
import Lesson from "../islands/Lesson.tsx";
import Replay from "../islands/Replay.tsx";
import Start from "../islands/Start.tsx";
import Theme from "../islands/Theme.tsx";

const ISLANDS = { Annotate, Bench, Class, Course, Device, Lesson, Replay, Start, Theme };
export type IslandName = keyof typeof ISLANDS;

interface Props<N extends IslandName> {
  readonly name: N;
  /** What the browser gets again, as JSON. */
  readonly props: ComponentProps<typeof ISLANDS[N]>;
  /** What only the server renders with, laid over `props`: prose that is not to be sent twice. */
  readonly here?: Partial<ComponentProps<typeof ISLANDS[N]>>;
}

export function Island<N extends IslandName>({ name, props, here }: Props<N>) {
  const Component = ISLANDS[name] as ComponentType<object>;
  return (
    <div class="island" data-island={name} data-props={JSON.stringify(props)}>
      <Component {...{ ...props as object, ...here }} />
    </div>
  );
}
