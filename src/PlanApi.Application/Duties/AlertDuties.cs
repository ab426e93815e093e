using System.Globalization;
using PlanApi.Application.Alerts;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Alerts to answer, improvement plans to decide about, and measures to carry out.</summary>
internal sealed class AlertDuties(PlanDb db, AlertStore alerts) : IDutySource
{
    private const string Segment = "alerts";

    public async Task Collect(DutyBook book, CancellationToken cancellation)
    {
        var open = (await alerts.Seen(book.Plan.Id, cancellation)).Where(row => row.ClosedAt == null).OrderBy(row => row.Number);
        var shown = await alerts.ShowSeen(book.Plan.Id, open, cancellation);
        var names = await SubjectNames.Read(db, book.Plan.Id, [.. shown.Select(AlertSubject.Of)], cancellation);
        foreach (var alert in shown)
            Add(book, alert, names.Of(AlertSubject.Of(alert)));
    }

    private static void Add(DutyBook book, Alert alert, Called about)
    {
        var number = alert.Number.ToString(CultureInfo.InvariantCulture);
        switch (alert.State)
        {
            case AlertState.Open or AlertState.Escalated when alert.DueAt is { } due:
                var escalated = alert.State == AlertState.Escalated;
                var sentence = escalated
                    ? DutyWords.In(
                        "Answer alert {0} of {1} with an improvement plan: nobody did in time, so it has come to you.",
                        "请为{1}的预警 {0} 提交改进计划：此前无人按时答复，现已升级到您。",
                        number,
                        about
                    )
                    : DutyWords.In("Answer alert {0} of {1} with an improvement plan.", "请为{1}的预警 {0} 提交改进计划。", number, about);
                Add(
                    DutyKind.AnswerAlert,
                    escalated ? alert.Owing() : alert.Owner,
                    sentence,
                    alert.MutedUntil > due ? alert.MutedUntil : due,
                    alert.RaisedAt,
                    isEscalated: escalated
                );
                break;
            case AlertState.PlanSubmitted:
                Add(
                    DutyKind.DecideImprovementPlan,
                    book.Above(alert.Owing()),
                    DutyWords.In(
                        "Accept the improvement plan for alert {0} of {1}, or return it.",
                        "请接受或退回{1}的预警 {0} 的改进计划。",
                        number,
                        about
                    ),
                    null,
                    alert.Improvement?.SubmittedAt
                );
                break;
            case AlertState.PlanAccepted:
                foreach (var measure in alert.Improvement!.Measures)
                {
                    if (measure.State is not (MeasureState.Planned or MeasureState.UnderWay))
                        continue;
                    Add(
                        DutyKind.CarryOutMeasure,
                        measure.Owner,
                        DutyWords.In(
                            "Carry out measure {2} for alert {0} of {1}: {3}",
                            "请落实{1}的预警 {0} 的措施 {2}：{3}",
                            number,
                            about,
                            measure.Number.ToString(CultureInfo.InvariantCulture),
                            DutyWords.Short(measure.Wording)
                        ),
                        book.EndOf(measure.DueOn),
                        alert.Improvement.Decision?.At,
                        measure.Number
                    );
                }
                break;
        }

        void Add(
            DutyKind kind,
            Code? party,
            LocalText sentence,
            DateTimeOffset? due,
            DateTimeOffset? since,
            int? item = null,
            bool isEscalated = false
        ) => book.Add(kind, party, number, about.Names, Segment, sentence, due, since, item, isEscalated);
    }
}
