"""
A peer made of aiortc: `python3 tests/stacks/aiortc_peer.py offer|answer`. Signaling is aiortc's own, by copy and paste.
A message "say …" of the other side is answered by what follows.
"""
import asyncio
import sys

from aiortc import RTCConfiguration, RTCIceCandidate, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.signaling import BYE, CopyAndPasteSignaling


def use(channel):
    @channel.on("message")
    def heard(message):
        print("Heard:", message, flush=True)
        if message.startswith("say "):
            channel.send(message[4:])


async def main(role):
    # aiortc's own default is a STUN server of Google's; Debian's package has none.
    pc = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    pc.on("datachannel", use)
    pc.on("connectionstatechange", lambda: print("connectionState:", pc.connectionState, flush=True))
    signaling = CopyAndPasteSignaling()
    await signaling.connect()
    if role == "offer":
        use(pc.createDataChannel("chat"))
        await pc.setLocalDescription(await pc.createOffer())
        await signaling.send(pc.localDescription)
    while True:
        message = await signaling.receive()
        if isinstance(message, RTCSessionDescription):
            await pc.setRemoteDescription(message)
            if message.type == "offer":
                await pc.setLocalDescription(await pc.createAnswer())
                await signaling.send(pc.localDescription)
        elif isinstance(message, RTCIceCandidate):
            await pc.addIceCandidate(message)
        elif message is BYE:
            break
    await pc.close()


asyncio.run(main(sys.argv[1]))
