using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>Plans with planning rounds and slices. They are judged on 15 January 2024.</summary>
internal static class RoundCases
{
    public static readonly RuleCase[] All =
    [
        new("slice-without-party", plan => plan.With(Slices(new Slice("one"))), plan => plan.With(Slices(new Slice("one", "ann")))),
        new(
            "slice-without-party", // Nobody's key acts as the party.
            plan => plan.With(Slices(new Slice("one", "bob"))),
            plan => plan.With(Slices(new Slice("one", "bob", State: SliceState.Locked)))
        ),
        new(
            "slice-overdue",
            plan => plan.With(Slices(new Slice("one", Due: "2024-01-14"))),
            plan => plan.With(Slices(new Slice("one", Due: "2024-01-15")))
        )
        {
            Says = "(1): one",
        },
        new(
            "slice-overdue", // Its own day counts, not that of the round.
            plan => plan.With(Slices(new Slice("one"))).With(RoundDue("2024-01-14")),
            plan => plan.With(Slices(new Slice("one", Due: "2024-02-01"))).With(RoundDue("2024-01-14"))
        ),
        new(
            "slice-overdue",
            plan => plan.With(Slices(new Slice("one", Due: "2024-01-01", State: SliceState.Returned))),
            plan => plan.With(Slices(new Slice("one", Due: "2024-01-01", State: SliceState.Submitted)))
        ),
        new(
            "slice-assigned-twice",
            plan => plan.Indicator("gmv").Dimension("market", "latam", "eu").With(Slices(new Slice("one", At: "latam"), new Slice("two"))),
            plan =>
                plan.Indicator("gmv")
                    .Dimension("market", "latam", "eu")
                    .With(Slices(new Slice("one", At: "latam"), new Slice("two", At: "eu")))
        ),
        new(
            "slice-assigned-twice",
            plan => plan.Indicator("gmv").With(Slices(new Slice("one"), new Slice("two", Period: "2024-Q1"))),
            plan => plan.With(Slices(new Slice("one", Period: "2024-Q2"), new Slice("two", Period: "2024-Q1")))
        ),
        new(
            "members-not-asked-for",
            plan => plan.Indicator("gmv").Dimension("market", "latam", "eu").With(Slices(new Slice("one", At: "latam"))),
            plan =>
                plan.Indicator("gmv")
                    .Dimension("market", "latam", "eu")
                    .With(Slices(new Slice("one", At: "latam"), new Slice("two", At: "eu")))
        )
        {
            Says = "eu",
        },
        new(
            "members-not-asked-for",
            plan => plan.Indicator("gmv").Dimension("market", "latam", "eu").With(Slices(new Slice("one", At: "latam"))),
            plan => plan.Indicator("gmv").Dimension("market", "latam", "eu").With(Slices(new Slice("one", At: "latam"), new Slice("two")))
        ),
    ];

    private sealed record Slice(
        string Code,
        string? Party = null,
        string? At = null,
        string Period = "2024",
        string? Due = null,
        SliceState State = SliceState.Assigned
    );

    private static Func<PlanDocument, PlanDocument> Slices(params Slice[] slices) =>
        document =>
            document with
            {
                Parties = [new Party { Code = Code.Known("ann"), Subject = "ann" }, new Party { Code = Code.Known("bob") }],
                PlanningRounds = [new PlanningRound { Code = Code.Known("first") }],
                SliceAssignments =
                [
                    .. slices.Select(slice => new SliceAssignment
                    {
                        Code = Code.Known(slice.Code),
                        Round = Code.Known("first"),
                        Party = slice.Party is { } party ? Code.Known(party) : null,
                        Scope = slice.At is { } at ? new Scope([KeyValuePair.Create(Code.Known("market"), Code.Known(at))]) : Scope.Top,
                        Indicators = [Code.Known("gmv")],
                        Period = Period.Parse(slice.Period),
                        Due = slice.Due is { } due ? DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture) : null,
                        State = slice.State,
                    }),
                ],
            };

    private static Func<PlanDocument, PlanDocument> RoundDue(string due) =>
        document =>
            document with
            {
                PlanningRounds =
                [
                    .. document.PlanningRounds.Select(round =>
                        round with
                        {
                            Due = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
                        }
                    ),
                ],
            };
}
