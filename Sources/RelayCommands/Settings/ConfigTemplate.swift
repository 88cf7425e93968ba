/// The file that `config init` writes.
package enum ConfigTemplate {
    /// The profile in it.
    package static let profile = "example"

    package static let text = """
        # Settings of relayctl. Each [profile.NAME] is a service: 'relayctl probe NAME', 'relayctl login NAME'.
        # An option goes before the environment (RELAYCTL_*), and that before a profile.
        # 'relayctl config show NAME' prints what holds and where it came from.

        # The profile to use when no target is given.
        # default_profile = "example"

        [profile.example]
        # The HTTP API: scheme://host[:port]. The socket is beside it: wss for https, ws for http.
        api = "https://api.example.com"
        # The socket, if it is elsewhere or has a path of its own; {room} stands for the room.
        # ws = "wss://ws.example.com/ws/chat/{room}/"
        # The Origin header: a URL, auto (made from the address), none or null.
        # origin = "https://app.example.com"
        # room = "test-room"
        # username = "testuser"
        # A CA certificate to trust (PEM); a relative path begins at this file's directory.
        # ca = "ca.pem"

        # The Redis of the channel layer. With a password in it keep this file 0600.
        # redis = "redis://redis.example.com:6379/0"
        # redis_prefix = "asgi"
        # redis_group = "chat_{room}"

        # How the service differs from the usual.
        # login_path = "/api/auth/login/"
        # refresh_path = "/api/auth/token/refresh/"
        # me_path = "/api/auth/me/"
        # ws_path = "/ws/chat/{room}/"
        # message = '{"type":"chat_message","message":"{text}"}'
        # token_field = "access"
        # How the token is sent: subprotocol, query, header or none.
        # auth_mode = "subprotocol"
        # auth_scheme = "Bearer"

        """
}
