/** What the page loads when one client goes to another device, or is there from the start. */
export { Away } from "../../components/two-devices/OtherDevice.tsx";
export { AwayModel } from "../../models/two-devices/link.ts";
export { PresenceModel } from "../../models/two-devices/visibility.ts";
export { awayProps } from "../two-devices-props.ts";
export { seenFrom } from "../../protocol/goals/mod.ts";
export { isTouched, watchPresence } from "../../browser/page-visibility.ts";
