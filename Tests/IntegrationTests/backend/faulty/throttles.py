from rest_framework.throttling import AnonRateThrottle


class LoginThrottle(AnonRateThrottle):
    """One login a minute."""

    rate = "1/min"

    def allow_request(self, request, view):
        return request.method != "POST" or super().allow_request(request, view)
