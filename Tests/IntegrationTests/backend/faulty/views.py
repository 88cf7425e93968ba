"""The API in words that simplejwt does not use."""

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_protect
from rest_framework.response import Response
from rest_framework.views import exception_handler


def worded_otherwise(exception, context):
    """Every refusal as `{"error": {"message": ...}}`, in German where simplejwt has a sentence of its own."""
    response = exception_handler(exception, context)
    if response is not None:
        response.data = {"error": {"message": str(response.data.get("detail", "")), "status": response.status_code}}
    return response


def wordless(exception, context):
    """Every refusal as an empty object."""
    response = exception_handler(exception, context)
    if response is not None:
        response.data = {}
    return response


@csrf_protect
def session_login(request):
    """A login that a form of the site's own posts to."""
    return HttpResponse("logged in")
