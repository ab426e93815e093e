using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Limits;
using PlanApi.Application.Dimensions;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Decomposition;

/// <summary>Works a decomposition out, for a preview and for its application alike. Call within a snapshot or a command.</summary>
public sealed class DecompositionReader(
    PlanDb db,
    PlannedPartsReader parts,
    CubeReader cubes,
    MemberStore members,
    HoldStore holds,
    BoundStore bounds
)
{
    private static readonly Measure[] Before = [Measure.Actual, Measure.Reference, Measure.Baseline];

    /// <summary>The resulting decomposition, together with its inputs.</summary>
    /// <exception cref="OverflowException">A number does not fit.</exception>
    public async Task<Outcome<WorkedOut>> Read(PlanRow plan, DecompositionRequest request, CancellationToken cancellation)
    {
        var all = await parts.Read(plan, Visibility.Everything, cancellation);
        if (await DecompositionCheck.Faults(db, plan, all, request, cancellation) is { IsEmpty: false } faults)
            return new Invalid(faults.Faults);
        var held = all.In(request.Scenario);
        if (!(await Members(plan, held, request, cancellation)).IsSuccess(out var named, out var failure))
            return failure;
        var engines = await Engines(plan, held, request, cancellation);
        var first = held.Structure.Calendar.Days(Period.OfYear(held.Structure.Calendar.Year)).First;
        var source = new DecompositionSource(
            held.Structure.Calendar,
            held.Structure.Scopes,
            held.Layout,
            held.Responsibility,
            held.Structure.Definitions,
            named,
            held.Objectives,
            held.KeyResults,
            held.Targets,
            held.Weights,
            held.WeightsOn(first),
            await holds.All(plan.Id, cancellation),
            await bounds.All(plan.Id, cancellation),
            (scenario, indicator, measure, frame) => engines[scenario].Over(indicator, measure, frame)
        )
        {
            Taken = all
                .Objectives.Select(part => part.Code)
                .Concat(all.KeyResults.Select(part => part.Code))
                .Concat(all.Targets.Select(part => part.Code))
                .Concat(all.Weights.Select(part => part.Code))
                .ToHashSet(),
        };
        var decomposed = Decomposer.Of(source, request, cancellation);
        var count = decomposed.Results.Sum(result => result.Parts.Count);
        return count <= DecompositionCheck.MaxParts
            ? new WorkedOut(held, decomposed, count)
            : new TooLarge($"{DecompositionCheck.MaxParts:N0} parts of a decomposition; name fewer key results, members or periods");
    }

    // One engine for each scenario that is looked at; partitions are read once, and kept.
    private async Task<Dictionary<Code, RollUpEngine>> Engines(
        PlanRow plan,
        PlannedParts held,
        DecompositionRequest request,
        CancellationToken cancellation
    )
    {
        var structure = held.Structure;
        var likes = request.Bases.Select(basis => basis.Like).OfType<Domain.Spreading.SpreadLike>().ToArray();
        var weighing = structure
            .Definitions.Values.SelectMany(indicator => new[] { indicator.WeightedBy, indicator.Denominator })
            .OfType<Code>();
        Code[] indicators =
        [
            .. held
                .Targets.Select(target => target.Indicator)
                .Concat(likes.Select(like => like.Indicator).OfType<Code>())
                .Concat(likes.Length > 0 ? weighing : [])
                .Where(structure.Indicators.ContainsKey)
                .Distinct(),
        ];
        Measure[] measures = [.. Before.Append(Measure.Target).Concat(likes.Select(like => like.Measure)).Distinct()];
        var engines = new Dictionary<Code, RollUpEngine>();
        foreach (
            var scenario in likes.Select(like => like.Scenario).OfType<Code>().Append(request.Scenario).Append(Code.Baseline).Distinct()
        )
            engines[scenario] = new RollUpEngine(
                await cubes.Source(plan, structure, structure.Scenarios[scenario], indicators, measures, cancellation),
                Grants.Everything
            );
        return engines;
    }

    private async Task<Outcome<Dictionary<(Code, Code), Member>>> Members(
        PlanRow plan,
        PlannedParts held,
        DecompositionRequest request,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<(Code, Code), Member>();
        var dimensions = request.Over.Select(axis => axis.Dimension).Append(held.Layout?.Rows).OfType<Code>().Distinct();
        foreach (var dimension in dimensions)
        {
            var index = held.Structure.Scopes.Dimensions[held.Structure.Scopes.DimensionNumber(dimension)];
            var named = request.Over.FirstOrDefault(axis => axis.Dimension == dimension)?.Members;
            if (named is null && index.MemberCount > DecompositionCheck.MaxMembers)
                return new TooLarge($"{DecompositionCheck.MaxMembers:N0} members of an axis; name those that you mean");
            var codes = named ?? [.. Enumerable.Range(0, index.MemberCount).Select(index.CodeOf)];
            foreach (var chunk in codes.Chunk(1_000))
            {
                foreach (
                    var member in await members.FindMany(
                        plan.Id,
                        [.. chunk.Select(code => $"{dimension}/{code}")],
                        Visibility.Everything,
                        cancellation
                    )
                )
                    found[(dimension, member.Code)] = member;
            }
        }
        return found;
    }
}

/// <summary>A decomposition with what it was worked out from.</summary>
/// <param name="Parts">The parts that hold in its scenario.</param>
/// <param name="Plan">The resulting plan.</param>
/// <param name="Count">How many parts it makes or keeps.</param>
public sealed record WorkedOut(PlannedParts Parts, DecomposedPlan Plan, int Count);
