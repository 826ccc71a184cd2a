"""The scale on which a partnership rates its risks: what is in force, what came before, and setting a new one."""

from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.kit.periods import uk_date
from goldthread.partners.current import current_partnership
from goldthread.partners.policy import may_in
from goldthread.partners.verbs import AddAtHome
from goldthread.risks import operations
from goldthread.risks.forms.scale import ScaleForm
from goldthread.risks.models import Scale
from goldthread.risks.scales import in_force, matrix_from
from goldthread.risks.views.risks import KEEP


@require_safe
def scale(request):
    partnership, today = current_partnership(request), localdate()
    if partnership is None:
        raise Http404
    scales = Scale.objects.visible_to(request.user).filter(home=partnership).prefetch_related("grades", "bands")
    shown = {
        "partnership": partnership,
        "matrix": in_force(partnership, today),
        "scales": [(f"From {uk_date(each.starts_on)}", matrix_from(each)) for each in scales.order_by("-starts_on")],
        "may_set": may_in(request.user, KEEP, partnership.pk),
    }
    return render(request, "risks/scale.html", shown)


class SetScale(AddAtHome):
    permission = KEEP
    form_class = ScaleForm
    operation = operations.set_scale
    back = ("risks:scale", "Back to the scale")
    title = "Set the scale"
    button = "Set the scale"
    said = "The scale is set. What was rated before keeps the scale it was rated on."
