from rest_framework.decorators import api_view
from rest_framework.response import Response


@api_view(["GET"])
def me(request):
    """The user that the token belongs to."""
    return Response({"id": request.user.id, "username": request.user.username, "email": request.user.email})
