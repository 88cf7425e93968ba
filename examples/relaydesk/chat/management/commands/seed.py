from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Creates the users testuser, alice and inactive, all with the same password."

    def add_arguments(self, parser):
        parser.add_argument("password")

    def handle(self, password, **options):
        hashed = make_password(password)
        for name in ["testuser", "alice", "inactive"]:
            User.objects.update_or_create(
                username=name, defaults={"password": hashed, "is_active": name != "inactive"}
            )
