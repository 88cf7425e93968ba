from django.urls import path
from relaydesk import urls

from faulty.views import session_login

# An API without the path that tells who a token belongs to, and with a login for browsers.
urlpatterns = [pattern for pattern in urls.urlpatterns if "me/" not in str(pattern.pattern)] + [
    path("accounts/login/", session_login)
]
