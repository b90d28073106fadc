"""Is the service up? For load balancers and for people."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from study.web.access import anyone


@anyone
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with {"status": "ok"} when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})
