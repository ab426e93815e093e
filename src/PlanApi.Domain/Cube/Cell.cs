using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>One value at a place: scenario, measure, indicator, scope and period.</summary>
public sealed record Cell
{
    /// <summary>The scenario; the document's when absent.</summary>
    public Code? Scenario { get; init; }

    public required Code Indicator { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    public required Measure Measure { get; init; }

    public required Quantity Value { get; init; }

    /// <summary>How the source qualifies the value: "over 1.5 M" is moreThan.</summary>
    public Comparator Comparator { get; init; } = Comparator.Equal;

    /// <summary>ISO 4217, for amounts in another currency than the plan's.</summary>
    public Code? Currency { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    /// <summary>The place, in canonical text: measure, indicator, scope and period; led by the scenario where it names one.</summary>
    public string Key() => $"{(Scenario is { } scenario ? $"{scenario}|" : "")}{Measure}|{Indicator}|{Scope}|{Period}";

    /// <summary>The parts that the cell mentions.</summary>
    public IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Scenario, Scenario, "/scenario"),
            .. References.To(PartKind.Indicator, Indicator, "/indicator"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Currency, Currency, "/currency"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>Which number a cell is.</summary>
public enum Measure
{
    Target,
    Actual,
    Forecast,
    Baseline,
    Reference,
}
