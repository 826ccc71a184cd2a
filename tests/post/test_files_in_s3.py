"""Files kept in S3, against a store on this machine that speaks its language."""

import boto3
import pytest
from moto.server import ThreadedMotoServer

from goldthread import settings as ours
from goldthread.post import vault
from goldthread.post.checking import finding_of
from goldthread.post.operations.files import erase_file, keep_file
from tests.cast import TODAY
from tests.kit.files.made import a_pdf, a_word

pytestmark = pytest.mark.django_db
BUCKET = "wessmere-files"


@pytest.fixture(scope="module")
def store():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(store, settings, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "example")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "example")
    monkeypatch.setenv("GOLDTHREAD_FILES_ENDPOINT", store)
    monkeypatch.setenv("GOLDTHREAD_FILES_REGION", "eu-west-2")
    monkeypatch.setattr(ours, "FILES_BUCKET", BUCKET)
    found = boto3.resource("s3", endpoint_url=store, region_name="eu-west-2").Bucket(BUCKET)
    found.create(CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    settings.STORAGES = {**settings.STORAGES, "files": ours._files()}
    yield found
    vault.vault().connection.meta.client.close()
    found.meta.client.close()
    found.objects.all().delete()
    found.delete()


def names(bucket):
    return sorted(each.key for each in bucket.objects.all())


def test_a_file_is_kept_in_the_bucket_under_its_hash_read_there_and_taken_out(
    bucket, partnership, person, django_capture_on_commit_callbacks
):
    about = {"partnership_id": partnership.pk, "by": person, "on": TODAY}
    file = keep_file(name="audit.docx", content=a_word("Audit of neglect"), **about)
    again = keep_file(name="again.docx", content=b"".join(vault.poured(file.digest)), **about)
    assert names(bucket) == [vault.place_of(file.digest)] and again.digest == file.digest
    finding = finding_of(file)
    assert finding.state == "checked" and "Audit of neglect" in finding.text
    with django_capture_on_commit_callbacks(execute=True):
        erase_file(file=file, reason="Brought twice.", by=person, on=TODAY)
        erase_file(file=again, reason="Brought twice.", by=person, on=TODAY)
    assert names(bucket) == [] and not vault.has(file.digest)


def test_nobody_may_read_the_bucket_by_an_address_of_it(bucket, partnership, person):
    keep_file(name="audit.pdf", content=a_pdf(), partnership_id=partnership.pk, by=person, on=TODAY)
    (key,) = names(bucket)
    grants = bucket.Object(key).Acl().grants
    assert {each["Grantee"]["Type"] for each in grants} == {"CanonicalUser"}
