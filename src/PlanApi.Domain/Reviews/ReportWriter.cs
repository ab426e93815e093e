using System.Globalization;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Reviews;

/// <summary>
/// Writes the report of a review, in English (en) or Chinese (zh): the state of the plan, the questions with their answers, the
/// decisions, and the actions.
/// </summary>
public static class ReportWriter
{
    /// <summary>The report of a review in its present state.</summary>
    public static ReportPage Write(Plan plan, Review review, DateOnly today, string language)
    {
        var words = new ReportWords(language);
        var name = review.Names.In(language, review.Schedule.ToString());
        return new ReportPage(
            language,
            $"{name} {review.Period}",
            [
                Facts(plan, review, words),
                .. Scorecard(review.Snapshot, words),
                .. Lights(review.Snapshot, words),
                .. Alerts(review.Snapshot, words),
                .. Questions(review, words),
                .. Section(words["findings"], review.Findings, words),
                .. Section(words["decisions"], review.Decisions, words),
                .. Actions(review, today, words),
                new ReportHeading(words["conclusion"]),
                new ReportText(review.Conclusion is { Length: > 0 } conclusion ? conclusion : words["none"]),
            ]
        );
    }

    private static ReportTable Facts(Plan plan, Review review, ReportWords words)
    {
        List<(string, string)> facts =
        [
            (words["plan"], plan.Names.In(words.Language, plan.Code.ToString())),
            (words["kind"], words.Of(review.Kind)),
            (words["period"], $"{review.Period}: {Day(review.From)} – {Day(review.To)}"),
            (words["heldBy"], review.Owner?.ToString() ?? words["nobody"]),
            (
                words["state"],
                review.Closed is { } closed ? $"{words.Of(review.State)}, {Instant(closed.At)}, {closed.By}" : words.Of(review.State)
            ),
            (words["taken"], $"{Instant(review.Snapshot.TakenAt)}, {words["version"]} {review.Snapshot.PlanVersion}"),
        ];
        if (review.Reopened is { } again)
            facts.Add((words["reopened"], $"{Instant(again.At)}, {again.By}: {again.Reason}"));
        return new ReportTable([new(words["what"]), new(words["howIs"])], [.. facts.Select(fact => (string[])[fact.Item1, fact.Item2])]);
    }

    private static IEnumerable<ReportBlock> Scorecard(ReviewSnapshot snapshot, ReportWords words)
    {
        yield return new ReportHeading(words["scorecard"]);
        if (snapshot.Problem is { } problem)
            yield return new ReportText(problem);
        if (snapshot.Score is not { } score)
            yield break;
        yield return new ReportText($"{Named(score, words)}: {words.Of(score.Light)}. {snapshot.Sentence.In(words.Language)}");
        if (snapshot.Children.Count > 0)
        {
            yield return new ReportTable(
                [
                    new(words["what"]),
                    Number("weight", words),
                    Number("share", words),
                    Number("score", words),
                    new(words["light"]),
                    Number("contribution", words),
                ],
                [
                    .. snapshot.Children.Select(child =>
                        (string[])
                            [
                                Named(child, words),
                                Text(child.Weight),
                                Text(child.Share),
                                Text(child.Score),
                                words.Of(child.Light),
                                Text(child.Contribution),
                            ]
                    ),
                ]
            );
        }
        if (snapshot.ChildrenLeftOut > 0)
            yield return new ReportText(words.More(snapshot.ChildrenLeftOut));
    }

    private static IEnumerable<ReportBlock> Lights(ReviewSnapshot snapshot, ReportWords words)
    {
        yield return new ReportHeading(words["lights"]);
        if (snapshot.Lights.Count == 0)
        {
            yield return new ReportText(words["none"]);
            yield break;
        }
        yield return new ReportTable(
            [
                new(words["indicator"]),
                new(words["target"]),
                new(words["where"]),
                new(words["period"]),
                Number("actual", words),
                Number("expected", words),
                Number("attainment", words),
                new(words["light"]),
            ],
            [
                .. snapshot.Lights.Select(light =>
                    (string[])
                        [
                            light.Names.In(words.Language, light.Indicator.ToString()),
                            light.Target?.ToString() ?? "–",
                            Place(light.Scope, words),
                            light.Period.ToString(),
                            Text(light.Actual),
                            Text(light.Expected),
                            Text(light.Attainment),
                            words.Of(light.Light),
                        ]
                ),
            ]
        );
        if (snapshot.LightsLeftOut > 0)
            yield return new ReportText(words.More(snapshot.LightsLeftOut));
    }

    private static IEnumerable<ReportBlock> Alerts(ReviewSnapshot snapshot, ReportWords words)
    {
        yield return new ReportHeading(words["alerts"]);
        if (snapshot.Alerts.Count == 0)
        {
            yield return new ReportText(words["none"]);
            yield break;
        }
        yield return new ReportTable(
            [
                Number("number", words),
                new(words["what"]),
                new(words["light"]),
                new(words["state"]),
                new(words["owner"]),
                new(words["raised"]),
            ],
            [
                .. snapshot.Alerts.Select(alert =>
                    (string[])
                        [
                            alert.Number.ToString(CultureInfo.InvariantCulture),
                            alert.Sentence.In(words.Language),
                            words.Of(alert.Light),
                            words.Of(alert.State),
                            alert.Owner?.ToString() ?? words["nobody"],
                            Instant(alert.RaisedAt),
                        ]
                ),
            ]
        );
        if (snapshot.AlertsLeftOut > 0)
            yield return new ReportText(words.More(snapshot.AlertsLeftOut));
    }

    private static IEnumerable<ReportBlock> Questions(Review review, ReportWords words)
    {
        if (review.Answers.Count == 0)
            yield break;
        yield return new ReportHeading(words["questions"]);
        foreach (var answer in review.Answers)
        {
            yield return new ReportHeading(answer.Question.In(words.Language), IsInner: true);
            yield return new ReportText(answer.Text is { Length: > 0 } text ? text : words["notAnswered"]);
        }
    }

    private static IEnumerable<ReportBlock> Section(string heading, IReadOnlyList<string> items, ReportWords words) =>
        [new ReportHeading(heading), items.Count > 0 ? new ReportList(items) : new ReportText(words["none"])];

    private static IEnumerable<ReportBlock> Actions(Review review, DateOnly today, ReportWords words) =>
        [
            new ReportHeading(words["actions"]),
            review.Actions.Count == 0
                ? new ReportText(words["none"])
                : new ReportTable(
                    [
                        Number("number", words),
                        new(words["what"]),
                        new(words["owner"]),
                        new(words["dueOn"]),
                        new(words["state"]),
                        new(words["note"]),
                    ],
                    [
                        .. review.Actions.Select(action =>
                            (string[])
                                [
                                    action.Number.ToString(CultureInfo.InvariantCulture),
                                    action.Wording,
                                    action.Owner.ToString(),
                                    Day(action.DueOn),
                                    action.State == ReviewActionState.Open && action.DueOn < today
                                        ? words["overdue"]
                                        : words.Of(action.State),
                                    action.Settled?.Reason ?? "",
                                ]
                        ),
                    ]
                ),
        ];

    private static ReportColumn Number(string name, ReportWords words) => new(words[name], IsNumber: true);

    private static string Named(SnapshotScore score, ReportWords words) =>
        (score.Code, score.Names.Count) switch
        {
            ({ } code, 0) => code.ToString(),
            ({ } code, _) => $"{score.Names.In(words.Language)} ({code})",
            (null, 0) => Place(score.Scope ?? Scope.Top, words),
            _ => score.Scope is { Count: > 0 } scope
                ? $"{score.Names.In(words.Language)} ({Place(scope, words)})"
                : score.Names.In(words.Language),
        };

    private static string Place(Scope scope, ReportWords words) => FindingText.Words(Notation.Of(scope), words.Language);

    private static string Text(Quantity? number) => number is { } known ? Notation.Number(known) : "–";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
