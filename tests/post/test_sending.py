"""Letters go into a folder exactly once, or to a server that may refuse them."""

import socket
import threading
from email import policy
from email.parser import BytesParser

import pytest

from goldthread.post.models import Letter
from goldthread.post.operations.letters import claim_letter, write_letter
from goldthread.post.sending import deliver, send_what_is_due
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
BY = {"by": None, "on": TODAY}


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAIL, settings.MAIL_DIR = {}, tmp_path / "mail"
    return settings.MAIL_DIR


def write(to="a@example.org", **more):
    words = {"subject": "Come in", "text": "The code is 123.", "html": "<p>The code is <b>123</b>.</p>", **more}
    return write_letter(to=to, person_id=None, **words, key=to, **BY)


def test_a_letter_becomes_one_file_with_its_text_and_its_html(folder):
    letter = write()
    assert send_what_is_due() == 1 and send_what_is_due() == 0
    (path,) = folder.iterdir()
    assert path.name == f"{letter.message_id.strip('<>')}.eml" and path.stat().st_mode & 0o077 == 0
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    assert (message["To"], message["Subject"], message["Message-ID"]) == (letter.to, "Come in", letter.message_id)
    parts = {each.get_content_type(): each.get_content().strip() for each in message.iter_parts()}
    assert parts == {"text/plain": "The code is 123.", "text/html": "<p>The code is <b>123</b>.</p>"}
    assert Letter.objects.get().state == "sent"


def test_a_letter_sent_again_after_its_worker_was_killed_is_the_same_file(folder, clock):
    write()
    deliver(claim_letter(**BY))
    clock.shift(360)
    send_what_is_due()
    assert len(list(folder.iterdir())) == 1 and Letter.objects.get().state == "sent"


def test_a_folder_that_cannot_be_written_is_tried_again(folder):
    folder.write_text("a file stands where the folder should be")
    write()
    send_what_is_due()
    row = Letter.objects.get()
    assert row.state == "waiting" and row.attempts == 1 and row.says and row.text


class Server(threading.Thread):
    """A mail server that takes one conversation at a time, and refuses whoever is called nobody."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port, self.taken = self.listening.getsockname()[1], []

    def run(self):
        while True:
            try:
                caller, _ = self.listening.accept()
            except OSError:
                return
            with caller, caller.makefile("rwb") as talk:
                self.converse(talk)

    def converse(self, talk):
        self.say(talk, "220 here")
        for line in talk:
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                self.say(talk, "354 go on")
                self.taken.append(b"".join(iter(talk.readline, b".\r\n")))
            self.say(talk, "550 no such mailbox" if b"nobody" in line else "221 bye" if verb == b"QUIT" else "250 ok")
            if verb == b"QUIT":
                return

    def say(self, talk, words):
        talk.write(words.encode() + b"\r\n")
        talk.flush()


@pytest.fixture
def server(settings):
    server = Server()
    settings.MAIL = {"host": "127.0.0.1", "port": server.port, "use_tls": False}
    server.start()
    yield server
    server.listening.shutdown(socket.SHUT_RDWR)
    server.listening.close()
    server.join(5)


def test_a_server_takes_a_letter(server):
    letter = write()
    send_what_is_due()
    assert Letter.objects.get().state == "sent"
    assert letter.message_id.encode() in server.taken[0]


@pytest.mark.parametrize(("is_once", "arrived", "state"), [(True, 1, "failed"), (False, 2, "sent")])
def test_a_reminder_that_a_server_took_before_its_worker_was_killed_is_not_repeated(
    server, clock, is_once, arrived, state
):
    """Killed between the server's yes and our note of it; a sign-in code had rather come twice than never."""
    letter = write(is_once=is_once)
    deliver(claim_letter(**BY))
    clock.shift(360)
    send_what_is_due()
    assert len(server.taken) == arrived and Letter.objects.get().state == state
    assert all(letter.message_id.encode() in each for each in server.taken)


def test_a_reminder_whose_worker_was_killed_before_a_server_had_it_goes_out_once_the_next_finds_it(server, clock):
    letter = write(is_once=True)
    claim_letter(**BY)
    clock.shift(360)
    assert [send_what_is_due(), send_what_is_due()] == [1, 0]
    assert len(server.taken) == 1 and letter.message_id.encode() in server.taken[0]
    assert Letter.objects.get().state == "sent"


@pytest.mark.parametrize(("is_once", "state"), [(True, "failed"), (False, "waiting")])
def test_a_server_that_falls_silent_with_a_letter_in_hand_may_have_it(server, monkeypatch, is_once, state):
    monkeypatch.setattr(
        server, "say", lambda talk, words: Server.say(server, talk, words) if not server.taken else None
    )
    letter = write(is_once=is_once)
    monkeypatch.setattr("goldthread.post.sending.PATIENCE", 0.3)
    send_what_is_due()
    assert len(server.taken) == 1 and letter.message_id.encode() in server.taken[0]
    assert Letter.objects.get().state == state


def test_an_address_refused_for_good_has_failed_with_what_the_server_said(server):
    write("nobody@example.org")
    send_what_is_due()
    row = Letter.objects.get()
    assert row.state == "failed" and row.says == "The mail server answered 550: no such mailbox"


def test_a_server_that_is_not_there_is_tried_again(settings):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        settings.MAIL = {"host": "127.0.0.1", "port": gone.getsockname()[1], "use_tls": False}
    write()
    send_what_is_due()
    assert Letter.objects.get().state == "waiting"
