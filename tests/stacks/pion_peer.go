// A peer made of Pion: it reads and prints descriptions as Pion's examples do, as base64 of JSON, a line each, with
// the candidates inside. Afterwards each line of standard input is sent as a message.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"github.com/pion/webrtc"
)

var input = bufio.NewScanner(os.Stdin)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func next() string {
	for input.Scan() {
		if input.Text() != "" {
			return input.Text()
		}
	}
	os.Exit(0)
	return ""
}

func read(pc *webrtc.PeerConnection) {
	text, err := base64.StdEncoding.DecodeString(next())
	must(err)
	var description webrtc.SessionDescription
	must(json.Unmarshal(text, &description))
	must(pc.SetRemoteDescription(description))
}

func write(pc *webrtc.PeerConnection, made webrtc.SessionDescription, err error) {
	must(err)
	gathered := webrtc.GatheringCompletePromise(pc)
	must(pc.SetLocalDescription(made))
	<-gathered
	text, err := json.Marshal(pc.LocalDescription())
	must(err)
	fmt.Println(base64.StdEncoding.EncodeToString(text))
}

func main() {
	input.Buffer(nil, 1<<20)
	pc, err := webrtc.NewPeerConnection(webrtc.Configuration{})
	must(err)
	pc.OnConnectionStateChange(func(state webrtc.PeerConnectionState) { fmt.Println("connectionState:", state) })
	opened := make(chan *webrtc.DataChannel, 1)
	use := func(channel *webrtc.DataChannel) {
		channel.OnOpen(func() {
			fmt.Println("The channel is open.")
			opened <- channel
		})
		channel.OnMessage(func(message webrtc.DataChannelMessage) { fmt.Printf("Heard: %s\n", message.Data) })
	}
	pc.OnDataChannel(use)
	if os.Args[1] == "offer" {
		channel, err := pc.CreateDataChannel("chat", nil)
		must(err)
		use(channel)
		offer, err := pc.CreateOffer(nil)
		write(pc, offer, err)
		read(pc)
	} else {
		read(pc)
		answer, err := pc.CreateAnswer(nil)
		write(pc, answer, err)
	}
	for {
		words := next()
		channel := <-opened
		opened <- channel
		must(channel.SendText(words))
	}
}
