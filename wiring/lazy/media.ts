/** What the page loads when video and audio are first opened, or first come. */
export { FoundTracks, SentTracks } from "../../components/media/MediaTracks.tsx";
export { MediaModel } from "../../models/media/media.ts";
export { RelayModel } from "../../models/media/relay.ts";
