using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Imports;

/// <summary>A column of a file, and what it holds.</summary>
public sealed record ImportColumn
{
    /// <summary>The head of the column, or its number where columns have no heads.</summary>
    public required string Column { get; init; }

    public required ImportedField Holds { get; init; }

    /// <summary>For members: the dimension.</summary>
    public Code? Dimension { get; init; }

    /// <summary>
    /// What texts of this column mean. A text that is not here must be a code, or a name in any language of the plan.
    /// </summary>
    public IReadOnlyList<ImportLabel> Labels { get; init; } = [];
}

/// <summary>What a column holds.</summary>
public enum ImportedField
{
    /// <summary>The indicator.</summary>
    Indicator,

    /// <summary>The member or group of a dimension.</summary>
    Member,

    /// <summary>Which number: target, actual and so on.</summary>
    Measure,

    /// <summary>The period.</summary>
    Period,

    /// <summary>The number.</summary>
    Value,

    /// <summary>The currency of an amount.</summary>
    Currency,
}

/// <summary>What a text of a file means.</summary>
public sealed record ImportLabel
{
    /// <summary>As the file writes it.</summary>
    public required string Text { get; init; }

    /// <summary>The code that it stands for.</summary>
    public required Code Code { get; init; }
}

/// <summary>A column that holds the values of one period.</summary>
public sealed record PeriodColumn
{
    /// <summary>The head of the column, or its number where columns have no heads.</summary>
    public required string Column { get; init; }

    public required Period Period { get; init; }
}

/// <summary>What holds for every row of a file.</summary>
public sealed record ImportConstants
{
    public Code? Indicator { get; init; }

    /// <summary>Which numbers they are; targets when absent.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Members of the dimensions for which there is no column.</summary>
    public Scope Scope { get; init; } = Scope.Top;

    public Period? Period { get; init; }

    /// <summary>ISO 4217, for amounts in another currency than the plan's.</summary>
    public Code? Currency { get; init; }

    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code? Scenario { get; init; }
}
