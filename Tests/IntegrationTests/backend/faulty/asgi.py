"""RelayDesk's application, with the fault that FAULT names."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faulty.settings")

from relaydesk.asgi import django_application  # noqa: E402  first: it sets Django up

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator, OriginValidator  # noqa: E402
from chat.consumers import ChatConsumer  # noqa: E402
from chat.middleware import JwtAuthMiddlewareStack  # noqa: E402
from django.urls import path  # noqa: E402

from faulty.consumers import BY_FAULT  # noqa: E402
from faulty.middleware import QueryAuthMiddleware  # noqa: E402

fault = os.environ["FAULT"]
consumer = BY_FAULT.get(fault, ChatConsumer)
authenticated = {"session-middleware": AuthMiddlewareStack, "query-only": QueryAuthMiddleware}.get(
    fault, JwtAuthMiddlewareStack
)
routes = authenticated(URLRouter([path("ws/chat/<slug:room>/", consumer.as_asgi())]))
if fault == "origin-list":
    validated = OriginValidator(routes, os.environ["ALLOWED_WEBSOCKET_ORIGINS"].split(","))
else:
    validated = AllowedHostsOriginValidator(routes)
protocols = {"http": django_application, "websocket": validated}
if fault == "no-websocket":
    del protocols["websocket"]

application = django_application if fault == "plain-django" else ProtocolTypeRouter(protocols)
