from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.exceptions import DenyConnection
from channels.middleware import BaseMiddleware
from chat.middleware import token_of, user_of
from django.contrib.auth.models import AnonymousUser
from rest_framework_simplejwt.authentication import JWTAuthentication


class QueryAuthMiddleware(BaseMiddleware):
    """Looks for the token in the query alone, as RelayDesk did before subprotocols."""

    async def __call__(self, scope, receive, send):
        token = parse_qs(scope["query_string"].decode()).get("token", [None])[0]
        user = await user_of(token) if token else AnonymousUser()
        return await super().__call__({**scope, "user": user}, receive, send)


class RaisingAuthMiddleware(BaseMiddleware):
    """Raises on a token that it should refuse."""

    async def __call__(self, scope, receive, send):
        token = token_of(scope)
        user = await self.user(token) if token else AnonymousUser()
        return await super().__call__({**scope, "user": user}, receive, send)

    @database_sync_to_async
    def user(self, token):
        authentication = JWTAuthentication()
        return authentication.get_user(authentication.get_validated_token(token.encode()))


class DenyingAuthMiddleware(RaisingAuthMiddleware):
    """Raises without a token as well; outside of a consumer DenyConnection is an exception like others."""

    async def __call__(self, scope, receive, send):
        if not token_of(scope):
            raise DenyConnection("no token")
        return await super().__call__(scope, receive, send)
