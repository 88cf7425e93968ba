from relaydesk import urls

# An API without the path that tells who a token belongs to.
urlpatterns = [pattern for pattern in urls.urlpatterns if "me/" not in str(pattern.pattern)]
