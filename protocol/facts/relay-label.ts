/** The data channel that carries offers and answers, once there is a connection: its label, and its subprotocol. */
export const RELAY_LABEL = "oob-signaling";
