"""goldthread make-packs: make the packs of the meetings that are ahead and have a paper, where there is none yet."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from goldthread.kit.words import counted, sentence_case
from goldthread.meetings.jobs import make_packs
from goldthread.meetings.models import Meeting, Pack, Paper


class Command(BaseCommand):
    help = "Make the pack of each meeting that is ahead, has a paper that is here, and has no pack yet."

    def handle(self, **options: Any) -> None:
        papers = Paper.objects.filter(meeting=OuterRef("pk")).exclude(evidence=None)
        packs = Pack.objects.filter(meeting=OuterRef("pk"), replaced_on=None)
        ahead = Meeting.objects.filter(Exists(papers), ~Exists(packs), status="planned")
        made = [self._make(meeting) for meeting in ahead.select_related("group", "home", "circle_group").order_by("on")]
        self.stdout.write(f"{sentence_case(counted(len(made), 'pack'))} made.")

    def _make(self, meeting: Meeting) -> int:
        return make_packs(meeting, None, localdate(), lambda percent, says: None)
