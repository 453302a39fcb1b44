/** What the page loads when somebody asks for a QR code: what draws it. */
export { qrOf } from "../../components/desk/qr.ts";
