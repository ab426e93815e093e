using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Weights;

/// <summary>
/// Gives weights new values from a day on, with a reason, for instance each quarter. The weights before that day end on the day before,
/// so that the score of any day can still be computed. Approval locks weights of past days only, because weights follow the year.
/// </summary>
public sealed record AdjustWeights(Code Plan, WeightAdjustment Adjustment) : Command<WeightsAdjusted>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>The result of an adjustment.</summary>
/// <param name="Version">The plan's version afterwards.</param>
/// <param name="From">The first day on which the new weights are in force.</param>
/// <param name="Ended">The weights that end the day before.</param>
/// <param name="Weights">The weights that are new, or that already began on this day and were changed.</param>
public sealed record WeightsAdjusted(long Version, DateOnly From, IReadOnlyList<Weight> Ended, IReadOnlyList<Weight> Weights);

internal sealed class AdjustWeightsHandler(
    WeightStore weights,
    ObjectiveStore objectives,
    KeyResultStore keyResults,
    PartChecker<Weight> checker,
    ChangeRecorder recorder,
    TimeProvider clock
) : IHandler<AdjustWeights, WeightsAdjusted>
{
    private const int MaxWeights = 1_000;

    public async Task<Outcome<WeightsAdjusted>> Handle(AdjustWeights request, CancellationToken cancellation)
    {
        var (plan, adjustment) = (recorder.Plan!, request.Adjustment);
        if (
            plan.Status == PlanStatus.Closed
            || (plan.Status == PlanStatus.Approved && adjustment.From < PlanDay.Today(clock, plan.TimeZone))
        )
            return new PlanLocked(plan.Code, CamelCase.Of(plan.Status));
        if (Faults(plan, adjustment) is { IsEmpty: false } faults)
            return new Invalid(faults.Faults);
        var siblings = await Siblings(plan.Id, cancellation);
        var changes = new WeightAdjuster(await weights.All(plan.Id, Visibility.Everything).ToListAsync(cancellation), siblings).Changes(
            adjustment
        );
        var (ended, made) = (new List<Weight>(), new List<Weight>());
        foreach (var change in changes)
        {
            if (!(await Write(plan, change, cancellation)).IsSuccess(out var after, out var failure))
                return failure;
            (change.Before is not null && after.To < adjustment.From ? ended : made).Add(after);
        }
        return new WeightsAdjusted(changes.Count > 0 ? recorder.Version : plan.Version, adjustment.From, ended, made);
    }

    private async Task<Outcome<Weight>> Write(PlanRow plan, WeightChange change, CancellationToken cancellation)
    {
        var row = change.Before is { } before ? await weights.FindRow(plan.Id, before.Key(), cancellation) : null;
        var (references, failure) = await checker.Check(plan, new ReadPart<Weight>(change.After, []), row?.Id, cancellation);
        if (failure is not null)
            return failure;
        var id = row?.Id ?? plan.NextId++;
        var after = change.After with { Id = NodeId.Of<Weight>(plan.Id, id), Version = recorder.Version };
        if (row is null)
        {
            weights.Insert(plan.Id, id, recorder.Version, after, references);
        }
        else
        {
            row.Version = recorder.Version;
            await weights.Replace(plan, row, after, references, cancellation);
        }
        recorder.Record(PartKind.Weight, after.Key(), change.Before, after);
        return after;
    }

    private async Task<Func<AdjustedWeight, IReadOnlyCollection<Code>>> Siblings(long planId, CancellationToken cancellation)
    {
        var goals = await objectives
            .All(planId, Visibility.Everything)
            .ToDictionaryAsync(goal => goal.Code, cancellationToken: cancellation);
        var results = await keyResults
            .All(planId, Visibility.Everything)
            .ToDictionaryAsync(result => result.Code, cancellationToken: cancellation);
        return weight =>
            weight switch
            {
                { Objective: { } code } => goals.TryGetValue(code, out var own)
                    ?
                    [
                        .. goals
                            .Values.Where(goal =>
                                (goal.Scenario is null || goal.Scenario == own.Scenario)
                                && (own.Parents.Count == 0 ? goal.Parents.Count == 0 : goal.Parents.Intersect(own.Parents).Any())
                            )
                            .Select(goal => goal.Code),
                    ]
                    : [],
                { KeyResult: { } code } => results.TryGetValue(code, out var own)
                    ? [.. results.Values.Where(result => result.Objective == own.Objective).Select(result => result.Code)]
                    : [],
                _ => [],
            };
    }

    private static FaultList Faults(PlanRow plan, WeightAdjustment adjustment)
    {
        var faults = new FaultList();
        var (first, last) = plan.Calendar.Days(Domain.Calendars.Period.OfYear(plan.Calendar.Year));
        if (adjustment.From < first || adjustment.From > last)
            faults.Add(
                FaultCodes.PeriodOutsideCalendar,
                "/from",
                $"Weights are adjusted from a day of the plan's year on: {first:yyyy-MM-dd} to {last:yyyy-MM-dd}."
            );
        if (adjustment.Reason.Values.All(string.IsNullOrWhiteSpace))
            faults.Add(FaultCodes.MissingField, "/reason", "Say why, in one language at least.");
        if (adjustment.Weights.Count is 0 or > MaxWeights)
            faults.Add(FaultCodes.TooFew, "/weights", $"Name 1 to {MaxWeights:N0} weights.");
        var seen = new HashSet<object>();
        for (var at = 0; at < Math.Min(adjustment.Weights.Count, MaxWeights); at++)
        {
            var weight = adjustment.Weights[at];
            if (weight.Value < Quantity.Zero)
                faults.Add(FaultCodes.OutOfRange, $"/weights/{at}/value", "A weight is not below zero.");
            if (!seen.Add((weight.Of, weight.Within, weight.Objective, weight.KeyResult)))
                faults.Add(FaultCodes.DuplicateItem, $"/weights/{at}", "It is named already.");
            var part = new Weight
            {
                Code = Code.Known("adjusted"),
                Of = weight.Of,
                Within = weight.Within,
                Objective = weight.Objective,
                KeyResult = weight.KeyResult,
                Value = weight.Value,
            };
            PartValidators.Check(part, faults, $"/weights/{at}");
        }
        return faults;
    }
}
