from urllib.parse import parse_qs

from channels.middleware import BaseMiddleware
from chat.middleware import user_of
from django.contrib.auth.models import AnonymousUser


class QueryAuthMiddleware(BaseMiddleware):
    """Looks for the token in the query alone, as RelayDesk did before subprotocols."""

    async def __call__(self, scope, receive, send):
        token = parse_qs(scope["query_string"].decode()).get("token", [None])[0]
        user = await user_of(token) if token else AnonymousUser()
        return await super().__call__({**scope, "user": user}, receive, send)
