"""The address of today."""

from django.urls import path

from study.today import views

app_name = "today"
urlpatterns = [path("", views.today, name="today")]
