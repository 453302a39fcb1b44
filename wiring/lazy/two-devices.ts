/** What the page loads when one client goes to another device. */
export { isTouched, watchPresence } from "../../browser/page-visibility.ts";
export { OtherDevice } from "../../components/two-devices/OtherDevice.tsx";
export { DeviceLinkModel } from "../../models/two-devices/link.ts";
export { VisibilityModel } from "../../models/two-devices/visibility.ts";
export { nextStepFor } from "../../protocol/advice/mod.ts";
export { checksSeenFrom } from "../../protocol/goals/mod.ts";
