"""The addresses of the plan."""

from django.urls import path

from goldthread.plan.views import board, kinds, objectives, outcomes, plans, refresh

app_name = "plan"
urlpatterns = [
    path("plan/", board.plan_board, name="plan"),
    path("plan/kinds/", kinds.kinds, name="kinds"),
    path("plan/kinds/install/", kinds.install_kinds, name="install-kinds"),
    path("plan/kinds/add/", kinds.AddKind.as_view(), name="add-kind"),
    path("plan/kinds/<int:pk>/", kinds.ChangeKind.as_view(), name="change-kind"),
    path("plan/refresh/", refresh.refresh, name="refresh"),
    path("plan/refresh/<int:pk>/", refresh.decide, name="decide"),
    path("plans/", plans.PlanIndex.as_view(), name="plans"),
    path("plans/add/", plans.AddPlan.as_view(), name="add-plan"),
    path("plans/<int:pk>/", plans.PlanPage.as_view(), name="plan-page"),
    path("plans/<int:pk>/change/", plans.ChangePlan.as_view(), name="change-plan"),
    path("plans/<int:pk>/log/", plans.AddEvent.as_view(), name="add-event"),
    path("plans/<int:pk>/step/<slug:step>/", plans.PlanStep.as_view(), name="plan-step"),
    path("objectives/", board.ObjectiveIndex.as_view(), name="objectives"),
    path("objectives/add/", objectives.AddObjective.as_view(), name="add-objective"),
    path("objectives/<int:pk>/", objectives.ObjectivePage.as_view(), name="objective"),
    path("objectives/<int:pk>/inside/", board.inside, name="inside"),
    path("objectives/<int:pk>/history/", objectives.ObjectiveHistory.as_view(), name="history"),
    path("objectives/<int:pk>/change/", objectives.ChangeObjective.as_view(), name="change-objective"),
    path("objectives/<int:pk>/reword/", objectives.RewordObjective.as_view(), name="reword"),
    path("objectives/<int:pk>/split/", objectives.SplitObjective.as_view(), name="split"),
    path("objectives/<int:pk>/merge/", objectives.MergeObjective.as_view(), name="merge"),
    path("objectives/<int:pk>/owners/", objectives.ObjectiveOwners.as_view(), name="owners"),
    path("objectives/<int:pk>/changes/", objectives.ObjectiveChanges.as_view(), name="changes"),
    path("objectives/<int:pk>/plan/", objectives.ObjectiveInPlan.as_view(), name="place-in-plan"),
    path("objectives/<int:pk>/oversight/", objectives.ObjectiveOversight.as_view(), name="oversight"),
    path("objectives/<int:pk>/place/", objectives.ObjectivePlace.as_view(), name="place"),
    path("objectives/<int:pk>/step/<slug:step>/", objectives.ObjectiveStep.as_view(), name="step"),
    path("objectives/<int:pk>/outcomes/add/", outcomes.AddOutcome.as_view(), name="add-outcome"),
    path("objectives/<int:pk>/measures/add/", outcomes.AddMeasure.as_view(), name="add-measure"),
    path("objectives/<int:pk>/phases/add/", outcomes.AddPhase.as_view(), name="add-phase"),
    path("objectives/<int:pk>/actions/add/", outcomes.AddAction.as_view(), name="add-action"),
    path("objectives/<int:pk>/actions/place/", outcomes.PlaceAction.as_view(), name="place-action"),
    path("objectives/<int:pk>/recommendations/add/", outcomes.AnswerRecommendation.as_view(), name="answer"),
    path("outcomes/<int:pk>/change/", outcomes.ChangeOutcome.as_view(), name="change-outcome"),
    path("measures/<int:pk>/change/", outcomes.ChangeMeasure.as_view(), name="change-measure"),
    path("measures/<int:pk>/readings/add/", outcomes.AddReading.as_view(), name="add-reading"),
    path("placed/<int:pk>/take-away/", outcomes.TakeActionAway.as_view(), name="take-away"),
]
