"""RelayDesk's application, with the fault that FAULT names, or with one behind each port that FAULTS names."""

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
from faulty.middleware import DenyingAuthMiddleware, QueryAuthMiddleware, RaisingAuthMiddleware  # noqa: E402

MIDDLEWARE = {
    "session-middleware": AuthMiddlewareStack,
    "query-only": QueryAuthMiddleware,
    "middleware-raises": RaisingAuthMiddleware,
    "middleware-denies": DenyingAuthMiddleware,
}


def application_with(fault):
    if fault == "plain-django":
        return django_application
    if fault == "no-websocket":
        return ProtocolTypeRouter({"http": django_application})
    consumer = BY_FAULT.get(fault, ChatConsumer)
    routes = MIDDLEWARE.get(fault, JwtAuthMiddlewareStack)(
        URLRouter([path("ws/chat/<slug:room>/", consumer.as_asgi())])
    )
    if fault == "origin-list":
        validated = OriginValidator(routes, os.environ["ALLOWED_WEBSOCKET_ORIGINS"].split(","))
    else:
        validated = AllowedHostsOriginValidator(routes)
    return ProtocolTypeRouter({"http": django_application, "websocket": validated})


if "FAULTS" in os.environ:
    # PORT=FAULT,...: one process has several, each behind a port of its own.
    doors = dict(door.split("=") for door in os.environ["FAULTS"].split(","))
    applications = {int(port): application_with(fault) for port, fault in doors.items()}

    async def application(scope, receive, send):
        await applications[scope["server"][1]](scope, receive, send)

else:
    application = application_with(os.environ["FAULT"])
