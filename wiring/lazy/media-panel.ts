/** What a lesson with video and audio loads for them; on the free bench they come with the page. */
export { mediaOf } from "../media.tsx";
