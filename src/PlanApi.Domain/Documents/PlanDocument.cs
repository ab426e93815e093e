using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Documents;

/// <summary>A whole plan as one document: structure, targets, weights, holds and the cells of one scenario. History stays out.</summary>
public sealed record PlanDocument
{
    public const string CurrentFormat = "planapi/1";

    public required string Format { get; init; }

    public required Plan Plan { get; init; }

    /// <summary>The scenario whose cells the document holds.</summary>
    public Code Scenario { get; init; } = Code.Known("baseline");

    public IReadOnlyList<Section> Sections { get; init; } = [];

    public IReadOnlyList<Party> Parties { get; init; } = [];

    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];

    public IReadOnlyList<Member> Members { get; init; } = [];

    public IReadOnlyList<Group> Groups { get; init; } = [];

    public IReadOnlyList<NamedList> Lists { get; init; } = [];

    public IReadOnlyList<Currency> Currencies { get; init; } = [];

    public IReadOnlyList<Scenario> Scenarios { get; init; } = [];

    public IReadOnlyList<ExchangeRate> ExchangeRates { get; init; } = [];

    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    public IReadOnlyList<KeyResult> KeyResults { get; init; } = [];

    public IReadOnlyList<WeightWindow> WeightWindows { get; init; } = [];

    public IReadOnlyList<Weight> Weights { get; init; } = [];

    public IReadOnlyList<ReviewSchedule> ReviewSchedules { get; init; } = [];

    public IReadOnlyList<Hold> Holds { get; init; } = [];

    public IReadOnlyList<Bound> Bounds { get; init; } = [];

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    public IReadOnlyList<Cell> Cells { get; init; } = [];

    /// <summary>Every part of the plan, in the order in which parts can mention others; cells are not parts.</summary>
    public IEnumerable<PlanPart> Parts()
    {
        IEnumerable<IReadOnlyList<PlanPart>> collections =
        [
            Sections, Parties, Dimensions, Members, Groups, Lists, Currencies, Scenarios, ExchangeRates, Indicators,
            Targets, Objectives, KeyResults, WeightWindows, Weights, ReviewSchedules, Holds, Bounds, Waivers,
        ];
        return collections.SelectMany(collection => collection);
    }
}
