import asyncio
import os

from channels.exceptions import DenyConnection
from chat.consumers import ChatConsumer


class ClosesAfterAccept(ChatConsumer):
    """Accepts, then closes with CLOSE_CODE, 4001 by default, CLOSE_AFTER seconds later."""

    async def connect(self):
        await super().connect()
        await asyncio.sleep(float(os.environ.get("CLOSE_AFTER", "0")))
        await self.close(code=int(os.environ.get("CLOSE_CODE", "4001")), reason=os.environ.get("CLOSE_REASON"))


class AcceptsThenChecks(ChatConsumer):
    """Accepts everyone, and closes with 4401 who is nobody."""

    async def connect(self):
        if self.scope["user"].is_authenticated:
            await super().connect()
            return
        self.user = self.scope["user"]
        offered = self.scope["subprotocols"]
        await self.accept(subprotocol="Bearer" if "Bearer" in offered else None)
        await self.close(code=4401, reason="authentication failed")


class SelectsNoSubprotocol(ChatConsumer):
    """Accepts, and selects none of the offered subprotocols."""

    async def accept(self, subprotocol=None):
        await super().accept()


class SelectsAnother(ChatConsumer):
    """Selects a subprotocol that was not offered."""

    async def accept(self, subprotocol=None):
        await super().accept(subprotocol=os.environ.get("SUBPROTOCOL", "chat"))


class SelectsAnotherWhenOffered(ChatConsumer):
    """Selects a subprotocol that was not offered, where any was."""

    async def accept(self, subprotocol=None):
        await super().accept(subprotocol="v1.relaydesk" if subprotocol else None)


class SelectsToken(ChatConsumer):
    """Selects the last subprotocol offered, which is the token."""

    async def accept(self, subprotocol=None):
        offered = self.scope["subprotocols"]
        await super().accept(subprotocol=offered[-1] if offered else None)


class SaysNothing(ChatConsumer):
    """Takes messages and passes none on."""

    async def receive_json(self, content):
        pass


class PausesRedis(ChatConsumer):
    """Passes messages on through a Redis that answers nobody from the first of them on."""

    async def receive_json(self, content):
        redis = self.channel_layer.connection(self.channel_layer.consistent_hash(self.group))
        await redis.execute_command("CLIENT", "PAUSE", "60000", "ALL")
        await super().receive_json(content)


class Raises(ChatConsumer):
    """Fails before it accepts."""

    async def connect(self):
        raise RuntimeError("connect() raised")


class RaisesForUsers(ChatConsumer):
    """Fails before it accepts, once it knows the user."""

    async def connect(self):
        if self.scope["user"].is_authenticated:
            raise RuntimeError("connect() raised")
        await self.close()


class RaisesInOneRoom(ChatConsumer):
    """Fails in one room."""

    async def connect(self):
        if self.scope["url_route"]["kwargs"]["room"] == "test-room":
            raise RuntimeError("connect() raised")
        await super().connect()


class RefusesOneRoom(ChatConsumer):
    """Lets nobody into one room."""

    async def connect(self):
        if self.scope["url_route"]["kwargs"]["room"] == "test-room":
            self.user = self.scope["user"]
            raise DenyConnection()
        await super().connect()


class Slow(ChatConsumer):
    """Takes SECONDS before it accepts a user."""

    async def connect(self):
        if self.scope["user"].is_authenticated:
            await asyncio.sleep(float(os.environ.get("SECONDS", "8")))
        await super().connect()


BY_FAULT = {
    "closes-after-accept": ClosesAfterAccept,
    "accepts-then-checks": AcceptsThenChecks,
    "no-subprotocol": SelectsNoSubprotocol,
    # It knows of no subprotocols at all.
    "query-only": SelectsNoSubprotocol,
    "redis-pauses": PausesRedis,
    "other-subprotocol": SelectsAnother,
    "other-subprotocol-when-offered": SelectsAnotherWhenOffered,
    "token-echoed": SelectsToken,
    "no-echo": SaysNothing,
    "connect-raises": Raises,
    "connect-raises-for-users": RaisesForUsers,
    "connect-raises-in-one-room": RaisesInOneRoom,
    "refuses-one-room": RefusesOneRoom,
    "slow-connect": Slow,
}
