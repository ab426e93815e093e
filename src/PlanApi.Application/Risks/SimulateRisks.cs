using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Drivers;
using PlanApi.Application.Errors;
using PlanApi.Application.Indicators;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Risks.Simulation.Outputs;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

/// <summary>Simulates a year of the plan's risks many times (Monte Carlo); nothing is stored.</summary>
public sealed record SimulateRisks(Code Plan, RiskSimulationQuestion Question) : Query<RiskSimulationAnswer>, IDurable
{
    [JsonIgnore]
    public bool IsLong => Question.Trials is > RiskSimulationQuestion.MostTrialsAtOnce and <= RiskSimulationQuestion.MostTrials;

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class SimulateRisksHandler(
    PlanDb db,
    PlanFinder plans,
    RiskStore risks,
    RiskImpactStore impacts,
    RiskResponseStore responses,
    RiskCorrelationStore correlations,
    TargetStore targets,
    IndicatorStore indicators,
    DriverReader drivers,
    VisibilityFinder visibility,
    OperationRun operation,
    WorkProgress progress
) : IHandler<SimulateRisks, RiskSimulationAnswer>
{
    private static readonly Code Money = Code.Known("money");
    private static readonly decimal[] Confidences = [0.5m, 0.8m, 0.9m, 0.95m, 0.99m];

    public Task<Outcome<RiskSimulationAnswer>> Handle(SimulateRisks request, CancellationToken cancellation) =>
        Overflows.Answered<RiskSimulationAnswer>(
            "",
            async () =>
            {
                if (request.IsLong && !operation.IsRunning)
                    return Invalid.One(
                        FaultCodes.TooLarge,
                        "/trials",
                        $"More than {RiskSimulationQuestion.MostTrialsAtOnce:N0} trials are simulated by an operation alone. "
                            + "Send simulateRisks, or ask for fewer trials."
                    );
                if (!(await Read(request, cancellation)).IsSuccess(out var model, out var failure))
                    return failure;
                if (model.Draws > RiskSimulationQuestion.MostDraws)
                    return Invalid.One(
                        FaultCodes.TooLarge,
                        "/trials",
                        $"This would take about {model.Draws:N0} draws; {RiskSimulationQuestion.MostDraws:N0} are taken. "
                            + "Ask for fewer trials or risks."
                    );
                if (Refusal(model.Check()) is { } refused)
                    return refused;
                void Report(decimal share) => progress.Report("Years are simulated.", (long)(share * model.Trials), model.Trials);

                var result = RiskSimulation.Run(model, threads: 1, Report, cancellation);
                return new RiskSimulationAnswer(
                    result.Trials,
                    request.Question.Seed,
                    request.Question.Confidence,
                    SimulatedLoss.Of(result.Outputs[0], null),
                    [.. request.Question.Outputs.Select((output, at) => SimulatedLoss.Of(result.Outputs[at + 1], output.Indicator))]
                );
            }
        );

    /// <summary>What is simulated. The database is not kept waiting while it is.</summary>
    private async Task<Outcome<SimulationRequest>> Read(SimulateRisks request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        return (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? await Model(plan.Id, request, await visibility.For(plan, cancellation), cancellation)
            : failure;
    }

    private async Task<Outcome<SimulationRequest>> Model(
        long planId,
        SimulateRisks request,
        Visibility seen,
        CancellationToken cancellation
    )
    {
        var question = request.Question;
        var known = await risks.All(planId, seen).Where(risk => risk.Closed is null).ToListAsync(cancellation);
        var measures = await responses.All(planId, seen).Where(SimulationInput.HasFactor).ToListAsync(cancellation);
        if (Faults(question, [.. known.Select(risk => risk.Code)], [.. measures.Select(response => response.Code)]) is { } faults)
            return faults;
        var lowerIsBetter = await indicators
            .All(planId, Visibility.Everything)
            .Where(indicator => indicator.Direction == Direction.LowerIsBetter)
            .Select(indicator => indicator.Code)
            .ToHashSetAsync(cancellationToken: cancellation);
        var simulated = SimulationInput.Risks(
            known.Where(risk => question.Risks is not { } only || only.Contains(risk.Code)),
            await impacts.All(planId, seen).ToListAsync(cancellation),
            measures,
            lowerIsBetter
        );
        if (simulated.Count == 0)
            return Invalid.One(
                FaultCodes.TooFew,
                "/risks",
                "No risk has both a probability or frequency and an impact; give these to the risks first."
            );
        var taken = simulated.Select(risk => risk.Code).ToHashSet();
        var outputs = new List<SimulatedOutput> { OfMoney(question) };
        var goals = question.Outputs.Count == 0 ? [] : await targets.All(planId, seen).ToListAsync(cancellation);
        for (var at = 0; at < question.Outputs.Count; at++)
        {
            if (
                !(await Output(request.Plan, question.Outputs[at], at, lowerIsBetter, goals, cancellation)).IsSuccess(
                    out var output,
                    out var failure
                )
            )
                return failure;
            outputs.Add(output);
        }
        return new SimulationRequest
        {
            Risks = simulated,
            Correlations =
            [
                .. (await correlations.All(planId, seen).ToListAsync(cancellation))
                    .Where(pair => taken.Contains(pair.First) && taken.Contains(pair.Second))
                    .OrderBy(pair => pair.Code)
                    .Select(pair => new CorrelatedPair(pair.First, pair.Second, pair.Coefficient.ToDecimal())),
            ],
            Mitigations =
            [
                .. measures
                    .Where(response => taken.Contains(response.Risk) && question.Responses?.Contains(response.Code) != false)
                    .Select(response => response.Code),
            ],
            Outputs = outputs,
            Trials = question.Trials,
            Seed = question.Seed,
            Confidence = question.Confidence.ToDecimal() / 100,
        };
    }

    private static SimulatedOutput OfMoney(RiskSimulationQuestion question) =>
        new(Money)
        {
            Reserve = question.Reserve?.ToDecimal(),
            ReserveConfidences = Confidences,
            Tolerance =
            [
                .. question.Tolerance.Select(point => new TolerancePoint(point.Loss.ToDecimal(), point.Probability.ToDecimal() / 100)),
            ],
        };

    private async Task<Outcome<SimulatedOutput>> Output(
        Code plan,
        DriverTreeQuestion asked,
        int at,
        HashSet<Code> lowerIsBetter,
        List<Target> goals,
        CancellationToken cancellation
    )
    {
        var pointer = $"/outputs/{at}";
        if (
            !(await drivers.Open(plan, asked, [(pointer, asked.Address())], null, cancellation)).IsSuccess(out var open, out var failure)
            || !open.Evaluate(0).IsSuccess(out var values, out failure)
        )
            return failure;
        if (OutputTree.Of(values) is not { } tree)
            return Invalid.One(
                FaultCodes.NotAllowed,
                pointer,
                "The output has no number there, so that risks cannot change it. Enter one."
            );
        return new SimulatedOutput(Code.Known($"output-{at}"))
        {
            Tree = tree,
            Decimals = Quantity.MaxDecimals,
            LowerIsBetter = lowerIsBetter.Contains(asked.Indicator),
            ReserveConfidences = Confidences,
            Targets =
            [
                .. goals
                    .Where(goal =>
                        goal.Indicator == asked.Indicator
                        && goal.Basis == Basis.Absolute
                        && goal.Currency is null
                        && goal.Period == asked.Period
                        && goal.Scope.ToString() == asked.Scope.ToString()
                    )
                    .OrderBy(goal => goal.Code)
                    .Select(goal => new SimulatedTarget(goal.Code, Reached(goal))),
            ],
        };
    }

    private static Interval Reached(Target goal)
    {
        var value = Fraction.Of(goal.Value);
        return goal.Comparator switch
        {
            Comparator.AtLeast => Interval.AtLeast(value),
            Comparator.MoreThan => Interval.AtLeast(value, open: true),
            Comparator.AtMost => Interval.AtMost(value),
            Comparator.LessThan => Interval.AtMost(value, open: true),
            Comparator.Between => Interval.Between(value, Fraction.Of(goal.UpperValue ?? goal.Value)),
            _ => Interval.Exactly(value),
        };
    }

    private static Invalid? Faults(RiskSimulationQuestion question, HashSet<Code> risks, HashSet<Code> responses)
    {
        var faults = new FaultList();
        if (question.Trials is < 1 or > RiskSimulationQuestion.MostTrials)
            faults.Add(FaultCodes.OutOfRange, "/trials", $"Ask for 1 to {RiskSimulationQuestion.MostTrials:N0} trials.");
        if (question.Confidence.ToDecimal() is <= 0 or >= 100)
            faults.Add(FaultCodes.OutOfRange, "/confidence", "The confidence lies between 0 and 100 percent.");
        if (question.Outputs.Count > RiskSimulationQuestion.MostOutputs)
            faults.Add(FaultCodes.TooLarge, "/outputs", $"At most {RiskSimulationQuestion.MostOutputs} outputs are taken.");
        Named(question.Risks, risks, "risks", "an open risk");
        Named(question.Responses, responses, "responses", "a response with a factor");
        return faults.IsEmpty ? null : new Invalid(faults.Faults);

        void Named(IReadOnlyList<Code>? codes, HashSet<Code> known, string list, string noun)
        {
            for (var at = 0; at < (codes?.Count ?? 0) && !faults.IsFull; at++)
            {
                if (!known.Contains(codes![at]))
                    faults.Add(FaultCodes.UnknownReference, $"/{list}/{at}", $"'{codes[at]}' is not the code of {noun}.");
            }
        }
    }

    private static Invalid? Refusal(SimulationCheck check)
    {
        if (check.Faults.Count == 0)
            return null;
        var nearest = check.NearestCorrelations is { Count: > 0 } pairs
            ? " The nearest correlations that are possible: "
                + string.Join(", ", pairs.Take(20).Select(pair => $"{pair.First} and {pair.Second} {pair.Coefficient}"))
                + "."
            : "";
        var faults = new FaultList();
        foreach (var fault in check.Faults)
            faults.Add(
                fault.Code,
                fault.Path,
                fault.Message + (fault.Path.StartsWith("/correlations", StringComparison.Ordinal) ? nearest : "")
            );
        return new Invalid(faults.Faults);
    }
}
