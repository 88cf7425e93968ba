import RelayCommands

@main
enum Relayctl {
    static func main() { Entry.run() }
}
