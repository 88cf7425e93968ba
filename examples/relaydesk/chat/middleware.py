"""Puts the user of a JWT into the scope of a WebSocket."""

import logging
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.middleware import BaseMiddleware
from django.contrib.auth.models import AnonymousUser
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.exceptions import AuthenticationFailed, InvalidToken

logger = logging.getLogger(__name__)


def token_of(scope):
    """The token of `Sec-WebSocket-Protocol: Bearer, <jwt>`, else of `?token=<jwt>`, else None."""
    match scope["subprotocols"]:
        case ["Bearer", token, *_]:
            return token
    query = parse_qs(scope["query_string"].decode())
    return query.get("token", [None])[0]


@database_sync_to_async
def user_of(token):
    """The active user that a valid access token belongs to, else the anonymous one."""
    authentication = JWTAuthentication()
    try:
        user = authentication.get_user(authentication.get_validated_token(token.encode()))
    except InvalidToken:
        logger.warning("⚠️ WebSocket auth failed: invalid token")
    except AuthenticationFailed as refused:
        logger.warning("⚠️ WebSocket auth failed: %s", refused.get_codes()["code"].replace("_", " "))
    except Exception as error:
        logger.error("❌ WebSocket auth error: %s", error)
    else:
        logger.info("✅ WebSocket auth success: %s (ID: %s)", user.username, user.id)
        return user
    return AnonymousUser()


class JwtAuthMiddleware(BaseMiddleware):
    async def __call__(self, scope, receive, send):
        token = token_of(scope)
        if token:
            user = await user_of(token)
        else:
            logger.warning("⚠️ WebSocket connection attempted without token")
            user = AnonymousUser()
        return await super().__call__({**scope, "user": user}, receive, send)


def JwtAuthMiddlewareStack(inner):
    return JwtAuthMiddleware(inner)
