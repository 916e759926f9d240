"""A chat-completions server on this computer that behaves as a test wants it to, well or badly."""

import json
from contextlib import contextmanager, suppress
from threading import Event

from serving import Quiet, serving


def completion(content, finish="stop"):
    """Return the body of a chat completion."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


def form(answers):
    """Return answers, a list of (id, choice), in the form that is asked for."""
    return json.dumps({"answers": [{"id": number, "choice": choice} for number, choice in answers]})


def asked(request):
    """Return what a request asks: its passage and questions."""
    return json.loads(request["messages"][1]["content"])


class Call:
    """One request to the oracle, and the ways of answering it."""

    def __init__(self, handler, body, over):
        self._handler = handler
        self.over = over
        self.path = handler.path
        self.key = handler.headers.get("Authorization")
        self.request = json.loads(body)

    def reply(self, body, status=200, **headers):
        """Send a whole reply."""
        self.begin(status, **headers, Content_Length=str(len(body)))
        self.write(body)

    def begin(self, status=200, **headers):
        """Send the head of a reply."""
        self._handler.send_response(status)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def write(self, piece):
        """Send a piece of a body."""
        self._handler.wfile.write(piece)

    def vote(self, *names):
        """Answer each question with the candidate of that name, the last one repeated; "" for nobody."""
        answers = []
        for n, question in enumerate(asked(self.request)["questions"]):
            numbers = {name: int(number) for number, name in question["candidates"].items()}
            answers.append((question["id"], numbers.get(names[min(n, len(names) - 1)], 0)))
        self.reply(completion(form(answers)))

    def pick(self, choice):
        """Answer each question with the candidate of that number."""
        numbers = [question["id"] for question in asked(self.request)["questions"]]
        self.reply(completion(form([(number, choice) for number in numbers])))


class Oracle:
    """A server that answers each call with `behave(call)`; `calls` are those it got."""

    def __init__(self, behave):
        self.behave = behave
        self.calls = []
        self.over = Event()

    @contextmanager
    def open(self):
        """Serve on a free port of this computer until the test is over."""

        class Handler(Quiet):
            oracle = self

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                call = Call(self, body, self.oracle.over)
                self.oracle.calls.append(call)
                with suppress(OSError):  # a client that hangs up is what some of the tests are about
                    self.oracle.behave(call)

        with serving(Handler, self.over.set) as address:
            self.url = f"{address}/v1"
            yield self
