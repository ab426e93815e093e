namespace PlanApi.Application.Feeds;

/// <summary>A column of a flat table. Its name and type stay, whatever is added to the plan.</summary>
/// <param name="Name">In PascalCase.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsNullable">Whether a row may have nothing there.</param>
/// <param name="Description">What it means, in a sentence.</param>
public sealed record FlatColumn(string Name, ColumnType Type, bool IsNullable, string Description)
{
    /// <summary>How many decimals a number has at most: its steps are so many tenths.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether the values of different rows may be added up. Ratios, shares and claims at several levels may not.</summary>
    public bool Adds { get; init; }

    /// <summary>Whether groups of its values come to one by the kinds of their indicators, and not by adding rows up.</summary>
    public bool RollsUp { get; init; }

    /// <summary>The column in a statement.</summary>
    internal ColumnSql Sql { get; init; } = _ => throw new NotSupportedException("It is in no table of the database.");
}

/// <summary>What a column holds.</summary>
public enum ColumnType
{
    /// <summary>A text, ordered by code points.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>An exact decimal number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment, in UTC.</summary>
    Moment,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>An expression of SQL for a statement, in which it may put values.</summary>
internal delegate string ColumnSql(FlatStatement statement);
