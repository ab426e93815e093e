using PlanApi.Application.Access;
using PlanApi.Application.Cube.Explanations;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>A number as it would be with other values of some of its drivers, in one scenario or several. Nothing is stored.</summary>
public sealed record TryDriverChanges(Code Plan, DriverWhatIfQuestion Question) : Query<DriverWhatIfAnswer>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class TryDriverChangesHandler(PlanDb db, DriverReader reader) : IHandler<TryDriverChanges, DriverWhatIfAnswer>
{
    private const int MaxScenarios = 20;

    public Task<Outcome<DriverWhatIfAnswer>> Handle(TryDriverChanges request, CancellationToken cancellation) =>
        Overflows.Answered<DriverWhatIfAnswer>(
            "/indicator",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                var question = request.Question;
                (string, CellAddress)[] places = question.Scenarios is { Count: > 0 and <= MaxScenarios } scenarios
                    ? [.. scenarios.Select((scenario, at) => ($"/scenarios/{at}", question.Address() with { Scenario = scenario }))]
                    : [("", question.Address())];
                if (
                    !(await reader.Open(request.Plan, question, places, (_, faults) => Check(question, faults), cancellation)).IsSuccess(
                        out var open,
                        out var failure
                    )
                )
                    return failure;
                var outside = new FaultList();
                for (var at = 0; at < question.Changes.Count; at++)
                {
                    if (open.Tree.Find(question.Changes[at].Indicator) is null)
                        outside.Add(
                            FaultCodes.UnknownReference,
                            $"/changes/{at}/indicator",
                            $"'{question.Changes[at].Indicator}' is none of the drivers of '{question.Indicator}'."
                        );
                }
                if (!outside.IsEmpty)
                    return new Invalid(outside.Faults);
                var outcomes = new List<DriverOutcome>();
                for (var place = 0; place < open.Places.Count; place++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (!open.Evaluate(place).IsSuccess(out var before, out failure))
                        return failure;
                    var set = Changed(open.Tree, before, question.Changes);
                    if (!open.Evaluate(place, set).IsSuccess(out var after, out failure))
                        return failure;
                    outcomes.Add(Outcome(open, place, before, after, set));
                }
                return new DriverWhatIfAnswer(outcomes);
            }
        );

    // A change of what is missing leaves it missing: only a number that is set comes to be.
    private static Dictionary<int, Fraction> Changed(DriverTree tree, DriverValues before, IReadOnlyList<DriverChange> changes)
    {
        var set = new Dictionary<int, Fraction>();
        foreach (var change in changes)
        {
            var driver = tree.Find(change.Indicator)!.Value;
            if (change.Set is { } number)
                set[driver] = Fraction.Of(number);
            else if (before[driver].HasValue)
                set[driver] = change.Points is { } points
                    ? before[driver].Value + Fraction.Of(points)
                    : RelativeChange.Apply(before[driver].Value, Fraction.Of(change.Percent!.Value) / Fraction.Hundred) ?? Fraction.Zero;
        }
        return set;
    }

    private static DriverOutcome Outcome(OpenTree open, int place, DriverValues before, DriverValues after, Dictionary<int, Fraction> set)
    {
        var (words, top) = (new DriverWords(open), open.Tree.Top);
        static DerivedNumber? Derived(DriverValues values, int at) => values[at].HasValue ? DriverWords.Derived(values[at].Value) : null;
        var (one, other) = (words.Shown(before, top), words.Shown(after, top));
        var sentence =
            words.Undefined(after, top) is { } lacking ? lacking
            : before.Top.HasValue
                ? $"{words.Name(top)} goes from {DriverWords.Text(before.Top.Value)} to {DriverWords.Text(after.Top.Value)}, by "
                    + $"{DriverWords.Text(after.Top.Value - before.Top.Value)}."
            : $"{words.Name(top)} is {DriverWords.Text(after.Top.Value)}; without the changes it has no number.";
        return new DriverOutcome(
            open.PlaceOf(place),
            one,
            other,
            one is { } from && other is { } to ? new Quantity(to.Steps - from.Steps) : null,
            sentence,
            [
                .. words.FromTop.Select(at => new DriverMove(
                    open.Tree.Drivers[at].Name,
                    set.ContainsKey(at),
                    Derived(before, at),
                    Derived(after, at),
                    words.Undefined(after, at)
                )),
            ]
        );
    }

    private static void Check(DriverWhatIfQuestion question, FaultList faults)
    {
        if (question.Changes.Count is 0 or > DriverReader.MaxDrivers)
            faults.Add(FaultCodes.TooFew, "/changes", $"Give 1 to {DriverReader.MaxDrivers:N0} changes.");
        if (question.Scenarios is { Count: 0 or > MaxScenarios })
            faults.Add(FaultCodes.TooFew, "/scenarios", $"Name 1 to {MaxScenarios} scenarios, or none for the question's own.");
        if (question.Scenarios is { } scenarios && scenarios.Distinct().Count() != scenarios.Count)
            faults.Add(FaultCodes.DuplicateItem, "/scenarios", "A scenario is named twice.");
        var seen = new HashSet<Code>();
        for (var at = 0; at < Math.Min(question.Changes.Count, DriverReader.MaxDrivers); at++)
        {
            var change = question.Changes[at];
            if (new[] { change.Set, change.Points, change.Percent }.Count(way => way is not null) != 1)
                faults.Add(FaultCodes.NotAllowed, $"/changes/{at}", "Say exactly one of set, points and percent.");
            if (!seen.Add(change.Indicator))
                faults.Add(FaultCodes.DuplicateItem, $"/changes/{at}/indicator", $"'{change.Indicator}' is changed already.");
        }
    }
}
