from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import migrations

from study.uploads.pictures import Drawn, drawn_anew, file_name

TYPES = ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml')


def move(apps, schema_editor):
    """Check the pictures that courses show, and keep them as files; drawings of shipped courses stay text. What is
    no picture is not shown any more: its line says so. Looks keep what was brought, and check it when they are read."""
    Asset, Picture = apps.get_model('library', 'Asset'), apps.get_model('uploads', 'Picture')
    for asset in Asset.objects.select_related('course').iterator(chunk_size=1):
        content = bytes(asset.content)
        if asset.course.shipped and asset.path.endswith('.svg'):
            asset.drawing = content.decode('utf-8', 'replace')
            asset.save(update_fields=['drawing'])
            continue
        digest = sha256(content).hexdigest()
        picture = Picture.objects.filter(digest=digest).first()
        if picture is None:
            drawn = drawn_anew(content)
            if not isinstance(drawn, Drawn):
                asset.delete()
                continue
            store, name = storages['pictures'], file_name(digest)
            store.delete(name)
            store.save(name, ContentFile(drawn.content))
            picture = Picture.objects.create(
                digest=digest, media_type=drawn.media_type, width=drawn.width, height=drawn.height,
                size=len(drawn.content), kept_at=asset.course.updated_at,
            )
        asset.picture = picture
        asset.save(update_fields=['picture'])
    apps.get_model('library', 'LookFile').objects.filter(media_type__in=TYPES).update(media_type='image/*')


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0011_kept_pictures_and_writers'),
    ]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
