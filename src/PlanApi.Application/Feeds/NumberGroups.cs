using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>Groups of numbers, each of which comes to one number by the kind of its indicator, as a slice's cells do.</summary>
internal sealed record NumberGroups
{
    /// <summary>The columns whose values make a group.</summary>
    public required IReadOnlyList<GroupColumn> By { get; init; }

    /// <summary>Whether only kinds are taken whose numbers may be added up.</summary>
    public bool OnlySums { get; init; }

    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>Null where none is named.</summary>
    public IReadOnlyList<Measure>? Measures { get; init; }

    /// <summary>All that the caller may see when absent.</summary>
    public IReadOnlyList<Code>? Indicators { get; init; }

    /// <summary>All when absent.</summary>
    public IReadOnlyList<IndicatorKind>? Kinds { get; init; }

    /// <summary>The members and groups of dimensions that are named.</summary>
    public IReadOnlyDictionary<Code, IReadOnlyList<Code>> Members { get; init; } = new Dictionary<Code, IReadOnlyList<Code>>();

    /// <summary>The periods that are named; null where they are not.</summary>
    public IReadOnlyList<Period>? Periods { get; init; }

    /// <summary>The lengths of the periods; null where they are not named.</summary>
    public IReadOnlyList<Grain>? Grains { get; init; }

    /// <summary>What the first and the last day of each period must be; empty where they may be any.</summary>
    public IReadOnlyList<Func<(DateOnly First, DateOnly Last), bool>> Days { get; init; } = [];

    /// <summary>Whether each group is of one of several periods.</summary>
    public bool HasPeriods => By.Any(column => column.Is is NumberColumn.Period or NumberColumn.PeriodStart or NumberColumn.PeriodEnd);
}

/// <summary>A column of groups.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Is">What it holds.</param>
/// <param name="Dimension">Whose members, where it holds those.</param>
internal sealed record GroupColumn(string Name, NumberColumn Is, Code? Dimension = null);

/// <summary>What tells a number from others.</summary>
internal enum NumberColumn
{
    Scenario,
    Measure,
    Indicator,
    IndicatorKind,
    Member,
    Period,
    Grain,
    PeriodStart,
    PeriodEnd,
}
