namespace PlanApi.Application.Feeds;

/// <summary>
/// A condition for rows. It is true or false, also where a column is empty: then a comparison is false, and its contrary true.
/// </summary>
public abstract record FlatCondition;

/// <summary>Every one of some conditions.</summary>
public sealed record AllHold(IReadOnlyList<FlatCondition> Conditions) : FlatCondition;

/// <summary>At least one of some conditions.</summary>
public sealed record AnyHolds(IReadOnlyList<FlatCondition> Conditions) : FlatCondition;

/// <summary>The contrary.</summary>
public sealed record NotHolds(FlatCondition Condition) : FlatCondition;

/// <summary>Two values compared.</summary>
public sealed record TermsCompare(FlatTerm Left, TermOperator Operator, FlatTerm Right) : FlatCondition;

/// <summary>A value that is one of a list.</summary>
public sealed record TermAmong(FlatTerm Term, IReadOnlyList<FlatValue> Values) : FlatCondition;

/// <summary>A text that contains, begins with or ends with another.</summary>
public sealed record TextHas(TextPlace Place, FlatTerm Text, string Part) : FlatCondition;

/// <summary>True or false for every row.</summary>
public sealed record AlwaysHolds(bool Holds) : FlatCondition;

/// <summary>How two values compare.</summary>
public enum TermOperator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// <summary>Where in a text another is looked for.</summary>
public enum TextPlace
{
    Anywhere,
    Start,
    End,
}

/// <summary>Something that has a value for a row.</summary>
public abstract record FlatTerm(ColumnType Type);

/// <summary>The value of a column.</summary>
public sealed record ColumnTerm(FlatColumn Column) : FlatTerm(Column.Type);

/// <summary>A value that is given; null for nothing.</summary>
public sealed record FlatValue(ColumnType Type, object? Value) : FlatTerm(Type)
{
    /// <summary>Nothing.</summary>
    public static readonly FlatValue Nothing = new(ColumnType.Text, null);

    public static FlatValue Of(string text) => new(ColumnType.Text, text);

    public static FlatValue Of(decimal number) => new(ColumnType.Number, number);

    public static FlatValue Of(DateOnly day) => new(ColumnType.Date, day);

    public static FlatValue Of(DateTimeOffset moment) => new(ColumnType.Moment, moment);

    public static FlatValue Of(bool flag) => new(ColumnType.Flag, flag);
}

/// <summary>A value that is computed from another.</summary>
public sealed record TermCall(TermFunction Function, FlatTerm Of)
    : FlatTerm(
        Function switch
        {
            TermFunction.Lower or TermFunction.Upper => ColumnType.Text,
            TermFunction.Day => ColumnType.Date,
            _ => ColumnType.Whole,
        }
    );

/// <summary>How a value is computed from another.</summary>
public enum TermFunction
{
    /// <summary>The letters A to Z small.</summary>
    Lower,

    /// <summary>The letters a to z as capitals.</summary>
    Upper,

    /// <summary>How many characters a text has.</summary>
    Length,

    /// <summary>The day of a moment, in UTC.</summary>
    Day,

    Year,
    Month,
    DayOfMonth,
}
