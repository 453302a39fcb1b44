/** What the page loads when one client goes to another device, or is there from the start. */
export { OtherDevice } from "../../components/two-devices/OtherDevice.tsx";
export { DeviceLinkModel } from "../../models/two-devices/link.ts";
export { VisibilityModel } from "../../models/two-devices/visibility.ts";
export { awayProps } from "../two-devices-props.ts";
export { checksSeenFrom } from "../../protocol/goals/mod.ts";
export { isTouched, watchPresence } from "../../browser/page-visibility.ts";
