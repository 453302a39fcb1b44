"""A cable between two network interfaces that hands every frame on after a while: delay.py ONE OTHER SECONDS.

The kernels these tests meet have no netem. Frames are read and written with their virtio_net_hdr (packet(7)), since a
checksum that the sender left to its network card is not in the frame yet.
"""

import collections
import select
import socket
import sys
import time

SOL_PACKET, PACKET_VNET_HDR, ALL, OUTGOING = 263, 15, 0x0003, 4

one, other, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
ends = []
for name in (one, other):
    end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL))
    end.setsockopt(SOL_PACKET, PACKET_VNET_HDR, 1)
    end.bind((name, ALL))
    ends.append(end)
across = {ends[0]: ends[1], ends[1]: ends[0]}
held = collections.deque()
print("carrying", flush=True)

while True:
    wait = max(0, held[0][0] - time.monotonic()) if held else None
    for end in select.select(ends, [], [], wait)[0]:
        frame, where = end.recvfrom(70000)
        if where[2] != OUTGOING:
            held.append((time.monotonic() + seconds, across[end], frame))
    while held and held[0][0] <= time.monotonic():
        _, to, frame = held.popleft()
        to.send(frame)
