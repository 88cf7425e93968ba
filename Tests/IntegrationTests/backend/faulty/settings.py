"""RelayDesk's settings, with the fault that FAULT names."""

import os

from relaydesk.settings import *  # noqa: F403
from relaydesk.settings import CHANNEL_LAYERS, INSTALLED_APPS, REDIS_HOST, REDIS_PORT, REST_FRAMEWORK, SIMPLE_JWT

FAULT = os.environ.get("FAULT")

ASGI_APPLICATION = "faulty.asgi.application"

if FAULT == "redis-url":
    CHANNEL_LAYERS["default"]["CONFIG"]["hosts"] = [os.environ["REDIS_URL"].format(port=REDIS_PORT)]
elif FAULT == "redis-py-8":
    # Its default: as long as channels_redis waits for a message.
    CHANNEL_LAYERS["default"]["CONFIG"]["hosts"] = [
        {"address": f"redis://{REDIS_HOST}:{REDIS_PORT}", "socket_timeout": 5}
    ]
elif FAULT == "throttled-login":
    REST_FRAMEWORK["DEFAULT_THROTTLE_CLASSES"] = ["faulty.throttles.LoginThrottle"]
elif FAULT == "unknown-host":
    ALLOWED_HOSTS = ["api.yourdomain.com"]
elif FAULT == "pubsub-layer":
    CHANNEL_LAYERS["default"]["BACKEND"] = "channels_redis.pubsub.RedisPubSubChannelLayer"
elif FAULT == "layer-missing":
    CHANNEL_LAYERS = {}
elif FAULT == "other-words":
    REST_FRAMEWORK["EXCEPTION_HANDLER"] = f"faulty.views.{os.environ['WORDS']}"
elif FAULT == "other-language":
    LANGUAGE_CODE = "de"
    INSTALLED_APPS.append("rest_framework_simplejwt")
elif FAULT == "session-first":
    REST_FRAMEWORK["DEFAULT_AUTHENTICATION_CLASSES"].insert(0, "rest_framework.authentication.SessionAuthentication")
elif FAULT == "other-header":
    SIMPLE_JWT["AUTH_HEADER_TYPES"] = ("JWT",)
elif FAULT == "other-claims":
    SIMPLE_JWT |= {"USER_ID_CLAIM": "uid", "ALGORITHM": "HS512", "SIGNING_KEY": SECRET_KEY * 2}  # noqa: F405
elif FAULT == "audience":
    SIMPLE_JWT |= {"AUDIENCE": "relaydesk"}
elif FAULT == "no-me":
    ROOT_URLCONF = "faulty.urls"
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
