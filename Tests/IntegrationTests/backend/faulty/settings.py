"""RelayDesk's settings, with the fault that FAULT names."""

import os

from relaydesk.settings import *  # noqa: F403
from relaydesk.settings import CHANNEL_LAYERS, REDIS_HOST, REDIS_PORT, REST_FRAMEWORK

FAULT = os.environ["FAULT"]

ASGI_APPLICATION = "faulty.asgi.application"

if FAULT == "redis-with-password":
    CHANNEL_LAYERS["default"]["CONFIG"]["hosts"] = [
        f"redis://:{os.environ['REDIS_PASSWORD']}@{REDIS_HOST}:{REDIS_PORT}"
    ]
elif FAULT == "throttled-login":
    REST_FRAMEWORK["DEFAULT_THROTTLE_CLASSES"] = ["faulty.throttles.LoginThrottle"]
elif FAULT == "unknown-host":
    ALLOWED_HOSTS = ["api.yourdomain.com"]
elif FAULT == "memory-layer":
    CHANNEL_LAYERS["default"] = {"BACKEND": "channels.layers.InMemoryChannelLayer"}
elif FAULT == "log-format":
    FORMATS = {
        "document": {"format": "%(levelname)-8s %(message)s"},
        "bracket": {"format": "[%(asctime)s] %(levelname)s %(name)s: %(message)s"},
        "verbose": {"format": "{levelname} {asctime} {module} {process:d} {thread:d} {message}", "style": "{"},
        "json": {"()": "faulty.json_formatter.JsonFormatter"},
    }
    LOGGING = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"chosen": FORMATS[os.environ["LOG_FORMAT"]]},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "chosen"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
    }
