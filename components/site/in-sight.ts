/** What has just come stands where it can be read: as a `ref`, it is brought into sight once, when it is first drawn. */
export const intoSight = (came: Element | null): void => came?.scrollIntoView({ block: "nearest" });
