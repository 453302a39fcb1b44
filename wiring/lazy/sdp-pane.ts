/** What the page loads when a pane with an SDP is first opened, beside the tables of the reader. */
export { SdpPane } from "../../components/client/SdpPane.tsx";
