import logging

from channels.generic.websocket import AsyncJsonWebsocketConsumer

logger = logging.getLogger(__name__)


class ChatConsumer(AsyncJsonWebsocketConsumer):
    """A chat room: what one member sends, every member receives."""

    async def connect(self):
        self.user = self.scope["user"]
        self.room = self.scope["url_route"]["kwargs"]["room"]
        self.group = f"chat_{self.room}"
        if not self.user.is_authenticated:
            await self.close()
            return
        await self.channel_layer.group_add(self.group, self.channel_name)
        # A browser that offered subprotocols fails a handshake that selects none of them.
        offered = self.scope["subprotocols"]
        await self.accept(subprotocol="Bearer" if "Bearer" in offered else None)
        logger.info("User %s connected to %s", self.user.username, self.room)

    async def disconnect(self, code):
        if self.user.is_authenticated:
            await self.channel_layer.group_discard(self.group, self.channel_name)
            logger.info("User %s disconnected from %s (code: %s)", self.user.username, self.room, code)

    async def receive_json(self, content):
        message = {"type": "chat_message", "message": content["message"], "user": self.user.username}
        await self.channel_layer.group_send(self.group, message)

    async def chat_message(self, event):
        await self.send_json(event)
