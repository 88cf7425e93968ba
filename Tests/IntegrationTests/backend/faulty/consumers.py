from chat.consumers import ChatConsumer


class ClosesAfterAccept(ChatConsumer):
    """Accepts, then closes with 4001."""

    async def connect(self):
        await super().connect()
        await self.close(code=4001)


class SelectsNoSubprotocol(ChatConsumer):
    """Accepts, and selects none of the offered subprotocols."""

    async def accept(self, subprotocol=None):
        await super().accept()


class SelectsAnother(ChatConsumer):
    """Selects a subprotocol that was not offered."""

    async def accept(self, subprotocol=None):
        await super().accept(subprotocol="chat")


class SaysNothing(ChatConsumer):
    """Takes messages and passes none on."""

    async def receive_json(self, content):
        pass


class Raises(ChatConsumer):
    """Fails before it accepts."""

    async def connect(self):
        raise RuntimeError("connect() raised")


BY_FAULT = {
    "closes-after-accept": ClosesAfterAccept,
    "no-subprotocol": SelectsNoSubprotocol,
    "other-subprotocol": SelectsAnother,
    "no-echo": SaysNothing,
    "connect-raises": Raises,
}
